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
    tables.push(gridOf(element));
  };
  convert(html, {
    baseElements: { selectors: [] },
    formatters: { collect },
    selectors: [{ selector: 'table', format: 'collect' }],
  });
  return tables;
}

/** Columns of a table; more of them are left out. */
const MAX_COLUMNS = 200;

/** The texts by row and column: merged cells have theirs in the first one, as in a spreadsheet. */
function gridOf(table: DomNode): readonly (readonly string[])[] {
  /** By column: the rows into which a cell above still extends. */
  const covered: number[] = [];
  return rowsOf(table).map((row) => {
    const texts: string[] = [];
    const skipCovered = (): void => {
      for (let rows = covered[texts.length] ?? 0; rows > 0; rows = covered[texts.length] ?? 0) {
        covered[texts.length] = rows - 1;
        texts.push('');
      }
    };
    for (const cell of cellsOf(row)) {
      skipCovered();
      const columns = Math.min(spanOf(cell, 'colspan'), MAX_COLUMNS - texts.length);
      for (let column = 0; column < columns; column += 1) {
        covered[texts.length] = spanOf(cell, 'rowspan') - 1;
        texts.push(column === 0 ? linesOf(cell).join('\n') : '');
      }
    }
    skipCovered();
    return texts;
  });
}

function spanOf({ attribs }: Partial<DomNode>, name: 'colspan' | 'rowspan'): number {
  const span = Number((attribs as Readonly<Record<string, string>> | undefined)?.[name] ?? 1);
  return Number.isInteger(span) && span > 1 ? span : 1;
}

const elementsOf = ({ children }: Partial<DomNode>): readonly DomNode[] =>
  (children ?? []).filter(({ type }) => type === 'tag');

/** The rows of a table, without those of tables in its cells. */
const rowsOf = (table: DomNode): readonly DomNode[] =>
  elementsOf(table).flatMap((element) => (element.name === 'tr' ? [element] : rowsOf(element)));

const cellsOf = (row: DomNode): readonly DomNode[] =>
  elementsOf(row).filter(({ name }) => name === 'td' || name === 'th');
