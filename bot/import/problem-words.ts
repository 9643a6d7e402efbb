import type { Translator } from '../../locales/translator.ts';
import { headingOf } from './headings.ts';
import type { ImportTable } from './read-table.ts';
import type { RowResult } from './run-import.ts';

/** A problem of a row by its column, under the heading of the source. */
export interface PlacedProblem {
  /** Absent if it is about the whole row. */
  readonly column?: string;
  readonly text: string;
}

/** The problems of a row; `words` gives plain text or Markdown. */
export function problemsOf(
  t: Translator,
  table: ImportTable,
  { problems }: Pick<RowResult, 'problems'>,
  words: Translator['text'],
): readonly PlacedProblem[] {
  return problems.map(({ code, facts, field }) => ({
    text: words(`check.${code}.unmet`, facts),
    ...(field !== undefined && { column: heading(t, table, field) }),
  }));
}

/** The heading of the source if it has the column, else the one that the template has. */
function heading(t: Translator, { kind, layout }: ImportTable, column: string): string {
  const at = layout.columns.indexOf(column);
  return layout.headings[at] ?? headingOf(kind, column, t.language);
}
