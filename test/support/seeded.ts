/**
 * Whole numbers from 0 to below a bound, the same ones for a seed: a linear congruential generator,
 * since what matters is that a run can be repeated.
 */
export function seeded(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return Math.floor((state / 2 ** 32) * below);
  };
}
