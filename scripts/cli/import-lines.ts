import { headingOf, kindName } from '../../bot/import/headings.ts';
import { problemsOf } from '../../bot/import/problem-words.ts';
import type { UnreadTable } from '../../bot/import/read-table.ts';
import type { RowOutcome, TableResult } from '../../bot/import/run-import.ts';
import type { Translator } from '../../locales/translator.ts';

export interface ImportReport {
  readonly results: readonly TableResult[];
  readonly unread: readonly UnreadTable[];
  readonly isTrial: boolean;
}

/** The report of an import; `isClean` if every row of every table is imported or unchanged. */
export function importLines(
  t: Translator,
  { results, unread, isTrial }: ImportReport,
): { readonly isClean: boolean; readonly lines: readonly string[] } {
  const problems = results.flatMap(({ rows }) => rows).filter(is('refused')).length;
  const isEmpty = results.every(({ rows }) => rows.length === 0);
  const lines = [
    ...unread.flatMap((table) => unreadLines(t, table)),
    ...results.flatMap((result) => tableLines(t, result, isTrial)),
    ...(isEmpty && unread.length === 0 ? ['The file has no rows to import.'] : []),
    ...(isTrial ? ['Nothing was written. Without --dry-run the rows without a problem are.'] : []),
  ];
  return { isClean: problems === 0 && unread.length === 0 && !isEmpty, lines };
}

const is =
  (outcome: RowOutcome) =>
  (row: { readonly outcome: RowOutcome }): boolean =>
    row.outcome === outcome;

function tableLines(t: Translator, result: TableResult, isTrial: boolean): readonly string[] {
  const { table, rows } = result;
  const { kind, layout, name } = table;
  const count = (outcome: RowOutcome): number => rows.filter(is(outcome)).length;
  const counts = [
    `${count('done')} ${isTrial ? 'to import' : 'imported'}`,
    `${count('unchanged')} unchanged`,
    `${count('refused')} with problems`,
  ];
  const sheet = name === undefined ? '' : ` (sheet "${name}")`;
  return [
    `${kindName(kind, t.language)}${sheet}: ${rows.length} ${rows.length === 1 ? 'row' : 'rows'}: ${counts.join(', ')}`,
    ...layout.unknown.map((heading) => `  column "${heading}": not understood, left out`),
    ...layout.repeated.map((heading) => `  column "${heading}": there is another one, left out`),
    ...rows.flatMap((one) =>
      problemsOf(t, table, one, (key, facts) => t.plain(key, facts)).map(({ column, text }) =>
        [`  row ${one.row}`, one.subject, column === undefined ? '' : `column "${column}"`, text]
          .filter((part) => part !== '')
          .join(': '),
      ),
    ),
  ];
}

function unreadLines(t: Translator, { headings, kind, missing, name }: UnreadTable): string[] {
  const table = name === undefined ? 'The table' : `The sheet "${name}"`;
  if (kind === undefined) {
    const seen = headings.filter((heading) => heading !== '').slice(0, 10);
    return [`${table} was not understood; its first row is: ${seen.join(' | ')}`];
  }
  const columns = missing.map((column) => `"${headingOf(kind, column, t.language)}"`);
  return [
    `${table} looks like ${kindName(kind, t.language)}, but these columns are missing: ${columns.join(', ')}`,
  ];
}
