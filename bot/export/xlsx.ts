import writeXlsxFile, { type CellObject } from 'write-excel-file/node';
import type { Cell, ExportTable } from './export-table.ts';
import { printable } from './printable.ts';

/** Excel rejects longer sheet names, and names with one of these characters. */
const NAME_MAX = 31;
const NOT_IN_NAMES = /[\\/*?:[\]]/gu;

/** A workbook with one sheet per table. Text cells are never formulas. */
export async function xlsxOf(tables: readonly ExportTable[]): Promise<Uint8Array> {
  const sheets = tables.map(({ name, headings, rows }) => ({
    sheet: name.replace(NOT_IN_NAMES, ' ').slice(0, NAME_MAX),
    data: [headings.map(heading), ...rows.map((row) => row.map(cellOf))],
    columns: headings.map((one) => ({ width: Math.max(12, one.length + 2) })),
    stickyRowsCount: 1,
  }));
  return writeXlsxFile(sheets).toBuffer();
}

function heading(value: string): CellObject {
  return { value, type: String, fontWeight: 'bold' };
}

function cellOf(cell: Cell): CellObject | undefined {
  if (cell === undefined) return undefined;
  if (typeof cell === 'number') return { value: cell, type: Number };
  if (typeof cell === 'string') return { value: printable(cell), type: String };
  return 'day' in cell
    ? { value: new Date(`${cell.day}T00:00:00Z`), type: Date, format: 'yyyy-mm-dd' }
    : { value: new Date(cell.moment), type: Date, format: 'yyyy-mm-dd hh:mm' };
}
