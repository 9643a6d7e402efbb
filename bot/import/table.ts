/** A cell as the source has it: text, or a typed value of a spreadsheet. */
export type SourceCell = string | number | boolean | Date | null | undefined;

/** A sheet of a workbook, a CSV file or a pasted table. */
export interface SourceTable {
  /** Absent for a CSV file and a pasted table. */
  readonly name?: string;
  readonly rows: readonly (readonly SourceCell[])[];
}

/** A file that cannot be read as tables; the message names the cause and, where known, the line. */
export class TableUnreadable extends Error {
  readonly code = 'table-unreadable';
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'TableUnreadable';
  }
}

export const isBlank = (cell: SourceCell): boolean =>
  cell === null || cell === undefined || (typeof cell === 'string' && cell.trim() === '');
