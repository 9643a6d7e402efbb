/**
 * Control characters except tab and line breaks, and invisible format characters: zero-width, BOM,
 * bidi. A spreadsheet may skip them and read the rest as a formula.
 */
const UNPRINTABLE = /[^\P{Cc}\t\r\n]|[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;

/** Removes invisible characters. */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, '');
}
