import type { Translator } from '../../locales/translator.ts';
import { executeAction, type Card, type CardAction, type Element } from '../kit/card.ts';
import { commandAction } from '../kit/form-actions.ts';
import { iconLine } from '../kit/icon.ts';
import { listCard } from '../kit/list-card.ts';
import { paragraph, sectionTitle, subtle } from '../kit/text-blocks.ts';

/** Rows of a table, and problems of a row, that fit on a card. */
const MAX_LINES = 12;
const MAX_PROBLEMS = 4;

export interface ImportedRow {
  readonly row: number;
  /** The voucher ID, or the first value of another row. */
  readonly subject: string;
  readonly outcome: 'done' | 'unchanged' | 'refused';
  readonly problems: readonly {
    /** The heading of the table; absent if the problem is about the whole row. */
    readonly column?: string;
    /** In Markdown. */
    readonly text: string;
  }[];
}

export interface ImportedTable {
  /** The kind's name, e.g. "Vouchers". */
  readonly kind: string;
  readonly rows: readonly ImportedRow[];
  /** Headings that were left out. */
  readonly unknown: readonly string[];
}

export interface UnreadTable {
  readonly headings: readonly string[];
  /** The closest kind and its columns that are missing. */
  readonly kind?: string;
  readonly missing: readonly string[];
}

export interface ImportView {
  readonly tables: readonly ImportedTable[];
  readonly unread: readonly UnreadTable[];
  /** Id of the tables to import; absent after the import. */
  readonly table?: string;
  /** The end of the message was not read. */
  readonly isCut?: boolean;
}

type Count = Readonly<Record<ImportedRow['outcome'], number>>;

/** The rows that an import would take over or has taken over, with every problem by its place. */
export function importCard(t: Translator, view: ImportView): Card {
  const { isCut, table, tables, unread } = view;
  const rows = tables.flatMap((one) => one.rows);
  const count = countOf(rows);
  const facts = { done: count.done, of: rows.length };
  return listCard(t, {
    title: t.text(table === undefined ? 'import.done' : 'import.trial', facts),
    rows: [
      ...(isCut ? [paragraph(t.text('import.cut', { rows: rows.length }))] : []),
      ...unread.map((one) => paragraph(unreadText(t, one))),
      ...tables.flatMap((one) => section(t, one, table === undefined)),
    ],
    actions: [
      ...runAction(t, table, count.done),
      ...(table === undefined ? [commandAction(t, 'vouchers'), commandAction(t, 'team')] : []),
      commandAction(t, 'next'),
    ],
  });
}

function runAction(t: Translator, table: string | undefined, rows: number): readonly CardAction[] {
  if (table === undefined || rows === 0) return [];
  const title = t.plain('import.run', { rows });
  return [executeAction({ verb: 'import', title, data: { table }, style: 'positive' })];
}

function countOf(rows: readonly ImportedRow[]): Count {
  const count = { done: 0, unchanged: 0, refused: 0 };
  for (const { outcome } of rows) count[outcome] += 1;
  return count;
}

/** Problems first; after the import the other rows too. */
function section(t: Translator, table: ImportedTable, isDone: boolean): readonly Element[] {
  const { kind, rows, unknown } = table;
  const refused = rows.filter(({ outcome }) => outcome === 'refused');
  const lines = [
    ...refused.map((row) => rowLine(t, row)),
    ...(isDone ? rows.filter((row) => !refused.includes(row)).map((row) => rowLine(t, row)) : []),
  ];
  const more = lines.length - MAX_LINES;
  return [
    sectionTitle(t.fact(kind)),
    paragraph(t.text(isDone ? 'import.done.counts' : 'import.trial.counts', { ...countOf(rows) })),
    ...(unknown.length === 0
      ? []
      : [paragraph(t.text('import.unknown-columns', { columns: listOf(unknown) }))]),
    ...lines.slice(0, MAX_LINES),
    ...(more > 0 ? [paragraph(t.text('import.more', { rows: more }))] : []),
  ];
}

function rowLine(t: Translator, { outcome, problems, row, subject }: ImportedRow): Element {
  const place = t.text('import.row', { row });
  const name = subject === '' ? place : `${place} · ${t.fact(subject)}`;
  const texts = problems
    .slice(0, MAX_PROBLEMS)
    .map(({ column, text }) => subtle(column === undefined ? text : `${t.fact(column)}: ${text}`));
  const told = outcome === 'refused' ? texts : [subtle(t.text(`import.row.${outcome}`))];
  return iconLine(outcome === 'refused' ? 'unmet' : 'met', [paragraph(name), ...told]);
}

const listOf = (items: readonly string[]) => ({ as: 'list', items, mode: 'and' }) as const;

function unreadText(t: Translator, { headings, kind, missing }: UnreadTable): string {
  if (kind === undefined)
    return t.text('import.not-understood', { columns: listOf(headings.slice(0, 10)) });
  return t.text('import.columns-missing', { kind, columns: listOf(missing) });
}
