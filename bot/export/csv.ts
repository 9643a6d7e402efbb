import type { Cell, ExportTable } from './export-table.ts';
import { printable } from './printable.ts';

/** Excel reads the file as UTF-8 only with it. */
const BYTE_ORDER_MARK = '\uFEFF';

/** Prefix of a formula in spreadsheets; NFKC turns full-width forms into ASCII first. */
const FORMULA = /^\s*[=+\-@\t\r|]/u;

/** Writes a table as CSV (RFC 4180, UTF-8). An apostrophe before a formula's prefix makes it text. */
export function csvOf({ headings, rows }: ExportTable): Uint8Array {
  const lines = [headings, ...rows].map((row) => row.map(field).join(','));
  return new TextEncoder().encode(`${BYTE_ORDER_MARK}${lines.join('\r\n')}\r\n`);
}

function field(cell: Cell): string {
  if (cell === undefined) return '';
  if (typeof cell === 'number') return String(cell);
  if (typeof cell === 'object') return 'day' in cell ? cell.day : cell.moment;
  const text = printable(cell);
  const inert = FORMULA.test(text.normalize('NFKC')) ? `'${text}` : text;
  return /[",\r\n]/u.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}
