import { parse } from 'csv-parse/sync';
import { TableUnreadable } from './table.ts';

const DELIMITERS = [',', ';', '\t', '|'] as const;
type Delimiter = (typeof DELIMITERS)[number];

/** The first line with which Excel names the delimiter: `sep=;` */
const SEPARATOR_LINE = /^sep=(?<delimiter>[^\r\n])\r?\n/iu;

/**
 * Reads CSV, or text with tabs as copied from a spreadsheet. The line `sep=;` or the heading decides
 * the delimiter. Blank lines stay, so that row numbers are those of the file.
 * @throws TableUnreadable for an unclosed quotation mark
 */
export function readDelimited(text: string): readonly (readonly string[])[] {
  const named = SEPARATOR_LINE.exec(text);
  const body = named === null ? text : text.slice(named[0].length);
  const delimiter = named?.groups?.delimiter ?? delimiterOf(body);
  try {
    const rows = parse(body, {
      delimiter,
      bom: true,
      relax_column_count: true,
      // A quotation mark within an unquoted cell is text: 24" screen.
      relax_quotes: true,
      skip_empty_lines: false,
    });
    // The separator line is row 1.
    return named === null ? rows : [[], ...rows];
  } catch (error) {
    throw new TableUnreadable(problemOf(error), { cause: error });
  }
}

/** The sign that separates most cells of the first line that is not blank; a comma by default. */
function delimiterOf(text: string): Delimiter {
  const first = text.split(/\r?\n/u, 100).find((line) => line.trim() !== '') ?? '';
  const heading = first.replaceAll(/"[^"]*"/gu, '');
  let best: Delimiter = ',';
  for (const delimiter of DELIMITERS)
    if (count(heading, delimiter) > count(heading, best)) best = delimiter;
  return best;
}

const count = (text: string, sign: string): number => text.split(sign).length - 1;

function problemOf(error: unknown): string {
  const { lines } = error as { readonly lines?: number };
  const where = lines === undefined ? '' : ` of line ${lines} or before`;
  return `A quotation mark${where} is not closed.`;
}
