import readWorkbook from 'read-excel-file/node';
import { readDelimited } from './delimited.ts';
import { withFailedCells } from './failed-cells.ts';
import { TableUnreadable, type SourceTable } from './table.ts';

/** Bytes; a file of 10,000 vouchers has fewer. */
const MAX_BYTES = 50 * 1024 * 1024;

const startsWith = (bytes: Uint8Array, ...signature: readonly number[]): boolean =>
  signature.every((byte, at) => bytes[at] === byte);

/**
 * The tables of an XLSX or CSV file, by its content and not by its name.
 * @throws TableUnreadable
 */
export async function readTables(bytes: Uint8Array): Promise<readonly SourceTable[]> {
  if (bytes.length === 0) throw new TableUnreadable('The file is empty.');
  if (bytes.length > MAX_BYTES)
    throw new TableUnreadable(`The file is larger than ${MAX_BYTES / 1024 / 1024} MB.`);
  if (startsWith(bytes, 0x50, 0x4b)) return readXlsx(bytes);
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0))
    throw new TableUnreadable(
      'This is a workbook of Excel 97 (.xls) or one with a password: save it as .xlsx without one.',
    );
  return [{ rows: readDelimited(decoded(bytes)) }];
}

async function readXlsx(bytes: Uint8Array): Promise<readonly SourceTable[]> {
  try {
    const sheets = await readWorkbook(Buffer.from(withFailedCells(bytes)));
    return sheets.map(({ sheet, data }) => ({
      name: sheet,
      // The library's type has the constructor `Date` in place of the value.
      rows: data as SourceTable['rows'],
    }));
  } catch (error) {
    throw new TableUnreadable('The file is damaged, or it is no Excel workbook (.xlsx).', {
      cause: error,
    });
  }
}

/**
 * UTF-8, or UTF-16 with its byte order mark as Excel writes "Unicode text". Anything else is read
 * as Windows-1252, in which Excel saves CSV in western Europe.
 */
function decoded(bytes: Uint8Array): string {
  if (startsWith(bytes, 0xff, 0xfe)) return new TextDecoder('utf-16le').decode(bytes);
  if (startsWith(bytes, 0xfe, 0xff)) return new TextDecoder('utf-16be').decode(bytes);
  if (bytes.includes(0)) throw new TableUnreadable('The file is neither CSV nor XLSX.');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
