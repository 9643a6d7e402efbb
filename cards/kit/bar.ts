/** How many signs a bar is long; so many fit beside words on a narrow card. */
const LENGTH = 10;

/**
 * A bar drawn in text, as every client shows it in every theme: `▰▰▰▱▱▱▱▱▱▱`. A little shows as one
 * sign, and only all there is fills it. What it says stands beside it in words.
 */
export function bar(value: number, most: number): string {
  const share = most <= 0 ? 0 : Math.max(0, Math.min(1, value / most));
  const filled = share === 0 ? 0 : Math.max(1, Math.floor(share * LENGTH));
  return '▰'.repeat(filled) + '▱'.repeat(LENGTH - filled);
}
