import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readPng } from '../support/read-png.ts';

const root = path.resolve(import.meta.dirname, '../..');

describe('the icons', () => {
  it('have the symbol in the middle 96 × 96 pixels of the colour icon', () => {
    const icon = readPng(readFileSync(path.join(root, 'manifest/color.png')));
    const background = icon.pixel(0, 0);
    const off = Array.from({ length: icon.width * icon.height }, (_, at) => ({
      x: at % icon.width,
      y: Math.floor(at / icon.width),
    })).filter(({ x, y }) => icon.pixel(x, y) !== background);
    expect(off.length).toBeGreaterThan(3000);
    expect(off.filter(({ x, y }) => Math.min(x, y) < 48 || Math.max(x, y) >= 144)).toEqual([]);
  });

  it.each(['color32.png', 'outline.png'])('have a transparent background in %s', (name) => {
    const icon = readPng(readFileSync(path.join(root, 'manifest', name)));
    for (const [x, y] of [
      [0, 0],
      [31, 0],
      [0, 31],
      [31, 31],
    ] as const)
      expect(icon.pixel(x, y)).toMatch(/00$/u);
  });

  it('have a purely white outline', () => {
    const icon = readPng(readFileSync(path.join(root, 'manifest/outline.png')));
    for (let at = 0; at < 1024; at++)
      expect(icon.pixel(at % 32, Math.floor(at / 32))).toMatch(/^(?:ffffff..|......00)$/u);
  });
});
