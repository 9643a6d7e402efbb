import { languageFor } from '../../locales/languages.ts';
import type { Check } from '../../workflow/kernel/checks.ts';
import { readCell, unreadable } from './cells.ts';
import type { CodeBooks } from './codes.ts';
import { columnsOf, type Kind } from './columns.ts';
import { EXAMPLE, isNotes } from './headings.ts';
import { layoutOf, type Layout } from './layout.ts';
import { isBlank, type SourceCell, type SourceTable } from './table.ts';

/** A row with its values as command schemas read them from a form, by column. */
export interface ImportRow {
  /** 1 for the first row of the source. */
  readonly row: number;
  readonly values: Readonly<Record<string, string>>;
  /** Cells that cannot be read; `field` is the column. */
  readonly problems: readonly Check[];
}

export interface ImportTable {
  /** Absent for a CSV file and a pasted table. */
  readonly name?: string;
  readonly kind: Kind;
  readonly layout: Layout;
  /** The locale in which dates and amounts were read. */
  readonly locale: string;
  readonly rows: readonly ImportRow[];
}

/** A table without the headings of a kind; `kind` is the closest one, if any is close. */
export interface UnreadTable {
  readonly name?: string;
  readonly headings: readonly string[];
  readonly kind?: Kind;
  /** Required columns of the closest kind that are missing. */
  readonly missing: readonly string[];
}

export interface ReadTables {
  readonly tables: readonly ImportTable[];
  readonly unread: readonly UnreadTable[];
}

/**
 * Reads the rows of all tables. Empty tables and the template's notes and examples are left out.
 * @param locale of dates and amounts, unless the headings are in another language
 */
export function readTables(
  sources: readonly SourceTable[],
  { books, locale }: { readonly books: CodeBooks; readonly locale: string },
): ReadTables {
  const tables: ImportTable[] = [];
  const unread: UnreadTable[] = [];
  for (const source of sources) {
    const { name, rows } = source;
    const first = rows.find((row) => !row.every(isBlank));
    if (first === undefined || (name !== undefined && isNotes(name))) continue;
    const layout = layoutOf(source);
    if (layout === undefined || layout.missing.length > 0)
      unread.push({
        name,
        headings: layout?.headings ?? first.map((cell) => String(cell ?? '')),
        kind: layout?.kind,
        missing: layout?.missing ?? [],
      });
    else {
      const read = localeFor(layout, locale);
      tables.push({
        name,
        kind: layout.kind,
        layout,
        locale: read,
        rows: rowsOf(source, layout, { books, locale: read }),
      });
    }
  }
  return { tables, unread };
}

/** The locale of the reader if it has the language of the headings, else that language. */
function localeFor({ language }: Layout, locale: string): string {
  return language === undefined || languageFor(locale) === language ? locale : language;
}

function rowsOf(
  { rows }: SourceTable,
  layout: Layout,
  context: { readonly books: CodeBooks; readonly locale: string },
): readonly ImportRow[] {
  const example = layout.columns.indexOf(EXAMPLE);
  return rows
    .map((cells, at) => ({ cells, row: at + 1 }))
    .slice(layout.headingRow)
    .filter(({ cells }) => !cells.every(isBlank) && (example < 0 || isBlank(cells[example])))
    .map(({ cells, row }) => ({ row, ...valuesOf(cells, layout, context) }));
}

/**
 * A cell beyond the headings: a separator within an earlier cell, such as an amount, has moved the
 * values to other columns.
 */
function surplusIn(cells: readonly SourceCell[], { headings }: Layout): readonly Check[] {
  const cell = cells.slice(headings.length).find((one) => !isBlank(one));
  return cell === undefined ? [] : [unreadable(undefined, 'surplus', String(cell))];
}

function valuesOf(
  cells: readonly SourceCell[],
  layout: Layout,
  context: { readonly books: CodeBooks; readonly locale: string },
): Pick<ImportRow, 'values' | 'problems'> {
  const { kind, columns } = layout;
  const values: Record<string, string> = {};
  const problems: Check[] = [...surplusIn(cells, layout)];
  for (const [column, { type, required }] of Object.entries(columnsOf(kind))) {
    const at = columns.indexOf(column);
    const read = at < 0 ? undefined : readCell(cells[at], column, type, context);
    if (read === undefined) {
      if (required === true) problems.push(unreadable(column, 'missing', ''));
    } else if ('problem' in read) problems.push(read.problem);
    else values[column] = read.value;
  }
  return { values, problems };
}
