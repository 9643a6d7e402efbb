import type { Day } from '../../workflow/kernel/day.ts';

/** A cell: text, a number, a whole day or a moment; undefined: empty. */
export type Cell =
  string | number | { readonly day: Day } | { readonly moment: string } | undefined;

/** One sheet of an export, in the reader's language. */
export interface ExportTable {
  readonly name: string;
  readonly headings: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}
