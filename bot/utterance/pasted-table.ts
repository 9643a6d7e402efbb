import type { Activity } from 'botbuilder';
import { convert, type DomNode, type FormatCallback } from 'html-to-text';
import { linesOf } from './html-text.ts';

/** Characters read from one message; Teams accepts fewer. */
const MAX_LENGTH = 200_000;

export interface PastedTables {
  readonly tables: readonly (readonly (readonly string[])[])[];
  /** The text of a message without a table; it may have tabs or semicolons between cells. */
  readonly text: string;
  /** The end was not read. */
  readonly isCut: boolean;
}

/** The tables of a message: HTML as Teams sends a table that was copied from a spreadsheet. */
export function pastedTables({ attachments = [], text = '' }: Partial<Activity>): PastedTables {
  const html: unknown = attachments.find(({ contentType }) => contentType === 'text/html')?.content;
  const isTable = typeof html === 'string' && /<table[\s>]/iu.test(html);
  const source = isTable ? html : text;
  const read = source.slice(0, MAX_LENGTH);
  const isCut = read.length < source.length;
  return isTable ? { tables: tablesIn(read), text: '', isCut } : { tables: [], text: read, isCut };
}

function tablesIn(html: string): readonly (readonly (readonly string[])[])[] {
  const tables: (readonly (readonly string[])[])[] = [];
  const collect: FormatCallback = (element) => {
    tables.push(rowsOf(element).map((row) => cellsOf(row).map((cell) => linesOf(cell).join('\n'))));
  };
  convert(html, {
    baseElements: { selectors: [] },
    formatters: { collect },
    selectors: [{ selector: 'table', format: 'collect' }],
  });
  return tables;
}

const elementsOf = ({ children }: Partial<DomNode>): readonly DomNode[] =>
  (children ?? []).filter(({ type }) => type === 'tag');

/** The rows of a table, without those of tables in its cells. */
const rowsOf = (table: DomNode): readonly DomNode[] =>
  elementsOf(table).flatMap((element) => (element.name === 'tr' ? [element] : rowsOf(element)));

const cellsOf = (row: DomNode): readonly DomNode[] =>
  elementsOf(row).filter(({ name }) => name === 'td' || name === 'th');
