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
 * Fails one batch in `every` in all possible ways, reproducibly per seed. Reads get no faults that
 * the SDK retries after a second.
 */
export function randomFaults(every: number, seed: number) {
  const next = seeded(seed);
  let calm = true;
  return {
    clear: () => (calm = true),
    begin: () => (calm = false),
    weather: (kind: RequestKind): Fault | undefined => {
      if (calm || next(every) > 0) return undefined;
      if (kind === 'batch') return FAULTS[next(FAULTS.length)];
      return kind === 'read' ? FAULTS[next(3)] : undefined;
    },
  };
}
