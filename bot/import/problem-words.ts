import type { Translator } from '../../locales/translator.ts';
import type { Check } from '../../workflow/kernel/checks.ts';
import { headingOf } from './headings.ts';
import type { ImportTable } from './read-table.ts';
import type { RowResult, TableResult } from './run-import.ts';

/** A problem by its place: the row, and the column under the heading of the source. */
export interface PlacedProblem {
  readonly row: number;
  readonly subject: string;
  /** Absent if it is about the whole row. */
  readonly column?: string;
  readonly text: string;
}

/** The problems of a table in the order of its rows; for plain text. */
export const problemsOf = (t: Translator, { table, rows }: TableResult): readonly PlacedProblem[] =>
  rows.flatMap((result) => result.problems.map((one) => placed(t, table, result, one)));

function placed(
  t: Translator,
  table: ImportTable,
  { row, subject }: RowResult,
  { code, facts, field }: Check,
): PlacedProblem {
  const text = t.plain(`check.${code}.unmet`, facts);
  return { row, subject, text, ...(field !== undefined && { column: heading(t, table, field) }) };
}

/** The heading of the source if it has the column, else the one that the template has. */
function heading(t: Translator, { kind, layout }: ImportTable, column: string): string {
  const at = layout.columns.indexOf(column);
  return layout.headings[at] ?? headingOf(kind, column, t.language);
}
