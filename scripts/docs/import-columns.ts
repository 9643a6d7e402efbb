import { columnNotes } from '../../bot/import/template.ts';
import { LANGUAGES } from '../../locales/languages.ts';
import { translatorFor } from '../../locales/translator.ts';
import { defaultProgramme } from '../../workflow/programme/load.ts';

const BLOCK = /(?<=<!-- import columns: [^>]*-->\n).*?(?=<!-- \/import columns -->)/su;

/** Replaces the tables of the columns in docs/import.md: one for each language. */
export function withImportColumns(page: string): string {
  const tables = LANGUAGES.toSorted((one) => (one === 'en' ? -1 : 1)).map(tableIn);
  return page.replace(BLOCK, () => `\n${tables.join('\n\n')}\n\n`);
}

function tableIn(language: string): string {
  const t = translatorFor(language, { programme: defaultProgramme, personName: () => undefined });
  const head = (['kind', 'column', 'needed', 'takes', 'synonyms'] as const).map((one) =>
    t.plain(`import.notes.${one}`),
  );
  return aligned([head, ...columnNotes(t)]).join('\n');
}

/** Aligns the columns as Prettier does. */
function aligned([head = [], ...body]: readonly (readonly string[])[]): readonly string[] {
  const escaped = [head, ...body].map((row) =>
    row.map((cell) => cell.replaceAll('|', String.raw`\|`)),
  );
  const widths = head.map((_cell, at) =>
    Math.max(3, ...escaped.map((row) => row[at]?.length ?? 0)),
  );
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`;
  const [first = [], ...rest] = escaped;
  return [line(first), line(widths.map((width) => '-'.repeat(width))), ...rest.map(line)];
}
