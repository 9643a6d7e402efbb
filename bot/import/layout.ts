import { columnOf, kindOfSheet } from './headings.ts';
import { columnsOf, KIND_NAMES, type Kind } from './columns.ts';
import { isBlank, type SourceCell, type SourceTable } from './table.ts';

/** Maximum rows searched for the headings; titles can precede them. */
const HEADING_ROWS = 20;

/** The headings of a table and their meaning. */
export interface Layout {
  readonly kind: Kind;
  /** 1 for the first row of the source. */
  readonly headingRow: number;
  /** The column at each position; undefined if it is not understood. */
  readonly columns: readonly (string | undefined)[];
  /** The headings as the source has them, at the same positions. */
  readonly headings: readonly string[];
  /** Headings that no column has, and those of a column that an earlier heading has already. */
  readonly unknown: readonly string[];
  readonly repeated: readonly string[];
  /** Required columns that the source does not have. */
  readonly missing: readonly string[];
  /** The language of most headings; undefined if they fit several equally well. */
  readonly language?: string;
}

/**
 * Finds the kind of a table by the name of its sheet and by its headings. Undefined if no row has
 * at least two headings of a kind.
 */
export function layoutOf({ name = '', rows }: SourceTable): Layout | undefined {
  const named = kindOfSheet(name);
  let best: Layout | undefined;
  for (const [at, row] of rows.slice(0, HEADING_ROWS).entries())
    for (const kind of KIND_NAMES) {
      const layout = read(kind, row, at + 1);
      if (weight(layout, named) > weight(best, named)) best = layout;
    }
  return best;
}

/**
 * The kind that the sheet's name states comes first, then one whose key columns are all there, then
 * the one that knows most headings.
 */
function weight(layout: Layout | undefined, named: Kind | undefined): number {
  const known = layout?.columns.filter((column) => column !== undefined).length ?? 0;
  if (layout === undefined || known < 2) return 0;
  return known + (hasKeys(layout) ? 100 : 0) + (layout.kind === named ? 1000 : 0);
}

/** True if at least three headings are known, with those that identify the kind. */
export const isComplete = (layout: Layout): boolean =>
  hasKeys(layout) && layout.columns.filter((column) => column !== undefined).length > 2;

/** True if the columns that identify the kind are all there. */
function hasKeys({ kind, columns }: Layout): boolean {
  return Object.entries(columnsOf(kind)).every(
    ([column, { key }]) => key !== true || columns.includes(column),
  );
}

function read(kind: Kind, row: readonly SourceCell[], headingRow: number): Layout {
  const columns: (string | undefined)[] = [];
  const [unknown, repeated]: [string[], string[]] = [[], []];
  const votes = new Map<string, number>();
  const headings = row.map((cell) => (isBlank(cell) ? '' : String(cell).trim()));
  for (const heading of headings) {
    const known = columnOf(kind, heading);
    if (heading !== '' && known === undefined) unknown.push(heading);
    const isRepeated = known !== undefined && columns.includes(known.column);
    if (isRepeated) repeated.push(heading);
    columns.push(isRepeated ? undefined : known?.column);
    for (const language of known?.languages ?? [])
      votes.set(language, (votes.get(language) ?? 0) + 1);
  }
  const missing = Object.entries(columnsOf(kind))
    .filter(([column, { required }]) => required === true && !columns.includes(column))
    .map(([column]) => column);
  return { kind, headingRow, columns, headings, unknown, repeated, missing, language: most(votes) };
}

function most(votes: ReadonlyMap<string, number>): string | undefined {
  const [first, second] = [...votes].sort(([, one], [, other]) => other - one);
  return first !== undefined && first[1] > (second?.[1] ?? 0) ? first[0] : undefined;
}
