/** A label such as `Voucher ID:` directly after a word: a line began there. */
const LABEL =
  /(?<=[\p{L}\p{N}.,;!?)>])(?=\p{Lu}(?:-\p{Lu})?\p{Ll}[\p{L}-]{0,30}(?: \p{L}{1,30})?:\s)/gu;
/** A capitalised word directly after a number, mostly the end of a voucher ID. */
const AFTER_NUMBER = /(?<=\p{N})(?=\p{Lu}\p{Ll})/gu;

/**
 * Restores line breaks that a client has removed: the Agents Playground sends pasted text as one
 * line, `…Voucher ID: ABCD-1234Please go ahead`. A text with line breaks is unchanged.
 */
export function withLineBreaks(text: string): string {
  if (text.includes('\n')) return text;
  const restored = text.replace(LABEL, '\n');
  return restored === text ? text : restored.replace(AFTER_NUMBER, '\n');
}
