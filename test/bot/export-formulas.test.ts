import { strFromU8, unzipSync } from 'fflate';
import { csvOf } from '../../bot/export/csv.ts';
import type { ExportTable } from '../../bot/export/export-table.ts';
import { xlsxOf } from '../../bot/export/xlsx.ts';

const HIDDEN = [
  '\u0000',
  '\u0007',
  '\u0085',
  '\u00AD',
  '\u115F',
  '\u200B',
  '\u200D',
  '\u200E',
].concat(['\u202E', '\u2060', '\u2066', '\u3164', '\uFE0F', '\uFEFF', '\u{E0020}']);
const SIGNS = ['=', '+', '-', '@', '|', '＝', '＋', '－', '＠', '｜', '﹦', '﹢', '﹣', '﹫'];

const withCell = (cell: string): ExportTable => ({ name: 'x', headings: ['h'], rows: [[cell]] });
const csvCell = (cell: string): string =>
  new TextDecoder().decode(csvOf(withCell(cell))).slice('h\r\n'.length, -'\r\n'.length);
const codeOf = (text: string): string =>
  Array.from(text, (one) => `U+${one.codePointAt(0)!.toString(16).toUpperCase()}`).join(' ');

describe('the cells of an export', () => {
  it.each(SIGNS.map((sign) => [codeOf(sign), sign]))(
    'mark a formula that begins with %s as text in CSV, whatever precedes it',
    (_, sign) => {
      expect(csvCell(`${sign}1`)).toBe(`'${sign}1`);
      for (const hidden of HIDDEN) expect(csvCell(`${hidden}${sign}1`)).toBe(`'${sign}1`);
      for (const blank of [' ', '\u00A0', '\u3000']) {
        expect(csvCell(`${blank}${sign}1`)).toBe(`'${blank}${sign}1`);
        expect(csvCell(`\u202E${blank}\u0000${sign}1`)).toBe(`'${blank}${sign}1`);
      }
    },
  );

  it.each([
    ['a tab', '\t=1', "'\t=1"],
    ['a hidden character and a tab', '\u200B\tx', "'\tx"],
    ['a carriage return', '\r=1', `"'\r=1"`],
    ['a line feed', '\n=1', `"'\n=1"`],
  ])('mark a text that begins with %s in CSV', (_, typed, written) => {
    expect(csvCell(typed)).toBe(written);
  });

  it.each(HIDDEN.map((hidden) => [codeOf(hidden), hidden]))(
    'contain no %s, neither in CSV nor in a workbook',
    async (_, hidden) => {
      expect(csvCell(`Fabri${hidden}kam AG`)).toBe('Fabrikam AG');
      const files = unzipSync(await xlsxOf([withCell(`Fabri${hidden}kam AG`)]));
      expect(
        Object.values(files)
          .map((file) => strFromU8(file))
          .join(),
      ).toContain('Fabrikam AG');
    },
  );

  it('keep ordinary text unchanged', () => {
    expect(csvCell('Müller & Söhne AG – 3 Tage')).toBe('Müller & Söhne AG – 3 Tage');
  });
});
