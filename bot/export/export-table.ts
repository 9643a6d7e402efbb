import type { Day } from '../../workflow/kernel/day.ts';

/** Text, number, day or time; undefined for an empty cell. */
export type Cell =
  string | number | { readonly day: Day } | { readonly moment: string } | undefined;

/** One sheet of an export, in the language of its recipient. */
export interface ExportTable {
  readonly name: string;
  readonly headings: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** An empty cell without a day. */
export const dayCell = (value: Day | undefined): Cell =>
  value === undefined ? undefined : { day: value };
