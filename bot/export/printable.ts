/**
 * Control characters except tab and line breaks, and invisible format characters: zero-width, BOM,
 * bidi. A spreadsheet may skip them and read what follows as a formula.
 */
const UNPRINTABLE = /[^\P{Cc}\t\r\n]|[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;

/** A text without the characters that nobody sees. */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, '');
}
