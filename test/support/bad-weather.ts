import type { Fault, RequestKind } from './cosmos-endpoint.ts';
import { seeded } from './seeded.ts';

const FAULTS: readonly Fault[] = [
  { status: 429, retryAfterMs: 5 },
  { status: 449 },
  { status: 503 },
  { status: 408 },
  { operationStatus: 429 },
  { drop: 'before' },
  { drop: 'after' },
  { drop: 'late' },
];

/**
 * One batch in `every` comes to grief, in all the ways there are, and the same ones for a seed.
 * Reads are spared what the SDK itself repeats after a second.
 */
export function badWeather(every: number, seed: number) {
  const next = seeded(seed);
  let calm = true;
  return {
    /** From now on the weather is fair. */
    clear: () => (calm = true),
    begin: () => (calm = false),
    weather: (kind: RequestKind): Fault | undefined => {
      if (calm || next(every) > 0) return undefined;
      if (kind === 'batch') return FAULTS[next(FAULTS.length)];
      return kind === 'read' ? FAULTS[next(3)] : undefined;
    },
  };
}
