import type { Facts } from './facts.ts';
import type { CheckCode } from './check-codes.ts';

/**
 * The result of one rule, with the facts that decided it. The locales have messages for both
 * results and for the remedy (`check.<code>.*`). Validation and the pre-payment list show all
 * checks; the unmet ones are a refusal.
 */
export interface Check {
  readonly code: CheckCode;
  readonly met: boolean;
  readonly facts: Facts;
  /** The input it is about; a form shows the message next to it. */
  readonly field?: string;
}

export function check(code: CheckCode, met: boolean, facts: Facts = {}, field?: string): Check {
  return field === undefined ? { code, met, facts } : { code, met, facts, field };
}

export const unmet = (checks: readonly Check[]): readonly Check[] =>
  checks.filter(({ met }) => !met);

/** The unmet checks, at least one. */
export interface Refusal {
  readonly refused: readonly Check[];
}

/** The result of `decide`: events to append, or a refusal. */
export type Decision<Event> = { readonly events: readonly Event[] } | Refusal;

export function isRefusal<Event>(decision: Decision<Event>): decision is Refusal {
  return 'refused' in decision;
}

export function when<Event>(
  checks: readonly Check[],
  events: () => readonly Event[],
): Decision<Event> {
  const refused = unmet(checks);
  return refused.length > 0 ? { refused } : { events: events() };
}
