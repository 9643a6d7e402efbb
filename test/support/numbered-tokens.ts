/** Tokens of the usual length that count up. */
export function numberedTokens(): () => string {
  let count = 0;
  return () => String((count += 1)).padStart(64, '0');
}
