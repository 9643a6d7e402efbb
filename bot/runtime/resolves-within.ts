/**
 * Whether the work is over within so many milliseconds; what is not goes on by itself. Rejects as
 * the work does, in time.
 */
export async function resolvesWithin(
  milliseconds: number,
  work: Promise<unknown>,
): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), milliseconds);
  });
  return Promise.race([work.then(() => true), tooLate]).finally(() => clearTimeout(timer));
}
