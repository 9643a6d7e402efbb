import type { Check } from '../../kernel/checks.ts';
import { differs } from '../../kernel/row-checks.ts';
import type { Fact } from '../../kernel/facts.ts';
import type { CommandContext } from './command.ts';

/** How the rows of a kind are judged. A record that is there already is compared, not replaced. */
export interface RowKind<Input, Event> {
  /** Undefined if the record is new, else one unmet check for each fact that differs. */
  differences(input: Input, context: CommandContext): readonly Check[] | undefined;
  checks(input: Input, context: CommandContext): readonly Check[];
  emits(input: Input, context: CommandContext): readonly Event[];
}

export type Pair = readonly [field: string, ours: Fact, theirs: Fact];

/** One unmet check for each pair that differs. */
export function differing(pairs: readonly Pair[]): readonly Check[] {
  return pairs
    .filter(([, ours, theirs]) => JSON.stringify(ours) !== JSON.stringify(theirs))
    .map(([field, ours, theirs]) => differs(field, ours, theirs));
}
