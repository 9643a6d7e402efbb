/** Shorter words have to match exactly; longer ones may have two typos. */
const SHORTEST = 5;
const LONG = 9;

/**
 * True if the words differ by one typo, or by two in long words: a letter too many, missing, wrong,
 * or two neighbours exchanged. The first letter has to match.
 */
export function isOneTypoApart(one: string, other: string): boolean {
  if (one[0] !== other[0] || Math.min(one.length, other.length) < SHORTEST) return false;
  const most = Math.min(one.length, other.length) >= LONG ? 2 : 1;
  if (Math.abs(one.length - other.length) > most) return false;
  return distance(one, other) <= most;
}

/** Optimal string alignment distance. */
function distance(one: string, other: string): number {
  let before: number[] = [];
  let previous = Array.from({ length: other.length + 1 }, (_one, at) => at);
  for (let row = 1; row <= one.length; row++) {
    const current = [row];
    for (let column = 1; column <= other.length; column++) {
      const isSame = one[row - 1] === other[column - 1];
      const swapped =
        row > 1 &&
        column > 1 &&
        one[row - 1] === other[column - 2] &&
        one[row - 2] === other[column - 1]
          ? (before[column - 2] ?? Infinity) + 1
          : Infinity;
      current[column] = Math.min(
        (previous[column] ?? Infinity) + 1,
        (current[column - 1] ?? Infinity) + 1,
        (previous[column - 1] ?? Infinity) + (isSame ? 0 : 1),
        swapped,
      );
    }
    [before, previous] = [previous, current];
  }
  return previous[other.length] ?? Infinity;
}
