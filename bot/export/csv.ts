import type { Cell, ExportTable } from './export-table.ts';

/** So that Excel reads it as UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF';

/** A cell that begins like this is a formula to a spreadsheet. */
const FORMULA = /^[\s]*[=+\-@\t\r|]/u;

/** RFC 4180, UTF-8. What somebody typed cannot become a formula: it is preceded by an apostrophe. */
export function csvOf({ headings, rows }: ExportTable): Uint8Array {
  const lines = [headings, ...rows].map((row) => row.map(field).join(','));
  return new TextEncoder().encode(`${BYTE_ORDER_MARK}${lines.join('\r\n')}\r\n`);
}

function field(cell: Cell): string {
  if (cell === undefined) return '';
  if (typeof cell === 'number') return String(cell);
  if (typeof cell === 'object') return 'day' in cell ? cell.day : cell.moment;
  const inert = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/u.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}
