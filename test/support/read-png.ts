import { inflateSync } from 'node:zlib';

/** Pixels as hex, `rrggbb` or `rrggbbaa`. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  pixel(x: number, y: number): string;
}

/** Samples per pixel by colour type: RGB and RGBA. */
const CHANNELS: Readonly<Record<number, number>> = { 2: 3, 6: 4 };

/** Reads a PNG with 8 bits per channel, RGB or RGBA, not interlaced, as Chromium writes it. */
export function readPng(png: Buffer): Picture {
  const [width, height, size] = [png.readUInt32BE(16), png.readUInt32BE(20), CHANNELS[png[25]!]];
  if (png[24] !== 8 || size === undefined || png[28] !== 0)
    throw new TypeError('A PNG of another kind than Chromium writes.');
  const rows = unfiltered(inflateSync(Buffer.concat(dataOf(png))), height, width * size, size);
  return {
    width,
    height,
    pixel: (x, y) => rows.toString('hex', (y * width + x) * size, (y * width + x + 1) * size),
  };
}

function dataOf(png: Buffer): Buffer[] {
  const data: Buffer[] = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at))
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT')
      data.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  return data;
}

/** Undoes the filter of each row: https://www.w3.org/TR/png-3/#9Filters */
function unfiltered(raw: Buffer, height: number, stride: number, size: number): Buffer {
  const out = Buffer.alloc(height * stride);
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (stride + 1)]!;
    for (let x = 0; x < stride; x++) {
      const at = y * stride + x;
      const left = x < size ? 0 : out[at - size]!;
      const up = y === 0 ? 0 : out[at - stride]!;
      const upLeft = y === 0 || x < size ? 0 : out[at - stride - size]!;
      const predicted = [0, left, up, (left + up) >> 1, paeth(left, up, upLeft)][filter]!;
      out[at] = raw[at + y + 1]! + predicted;
    }
  }
  return out;
}

function paeth(left: number, up: number, upLeft: number): number {
  const [toLeft, toUp] = [Math.abs(up - upLeft), Math.abs(left - upLeft)];
  const toBoth = Math.abs(left + up - 2 * upLeft);
  if (toLeft <= toUp && toLeft <= toBoth) return left;
  return toUp <= toBoth ? up : upLeft;
}
