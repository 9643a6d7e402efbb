import { check, type Check } from './checks.ts';
import type { Fact } from './facts.ts';

/** An imported row states another value than the record has; `column` is the row's. */
export const differs = (column: string, ours: Fact, theirs: Fact): Check =>
  check('row-differs', false, { ours, theirs, known: ours === '' ? 'no' : 'yes' }, column);
