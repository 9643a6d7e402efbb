import type { Ids } from '../../workflow/kernel/ports.ts';

/** Predictable ids: `id-1`, `id-2`, … */
export function numberedIds(): Ids {
  let count = 0;
  return { next: () => `id-${++count}` };
}
