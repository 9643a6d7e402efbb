import { readFileSync } from 'node:fs';
import path from 'node:path';
import { configFields } from '../../bot/config/fields.ts';

const root = path.resolve(import.meta.dirname, '../..');
const readme = readFileSync(path.join(root, 'README.md'), 'utf8');

describe('the README', () => {
  it('explains every configuration variable with its default', () => {
    const rows = readme.split('\n').filter((line) => line.startsWith('| `'));
    const wrong = Object.entries(configFields).filter(([name, field]) => {
      const row = rows.find((line) => line.split('|')[1]?.includes(`\`${name}\``));
      const fallback = field.safeParse(undefined).data;
      const shown = Array.isArray(fallback) || fallback === undefined ? '' : String(fallback);
      return row === undefined || !row.includes(name === 'METRICS_HOST' ? 'loopback' : shown);
    });
    expect(wrong.map(([name]) => name)).toEqual([]);
  });

  it('states that the programme is closed and who did not make this', () => {
    expect(readme.replaceAll('\n', ' ')).toMatch(/not a Microsoft product.*closed.*June 30, 2021/u);
  });
});
