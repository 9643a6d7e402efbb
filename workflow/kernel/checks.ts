import type { Facts } from './facts.ts';
import type { CheckCode } from './check-codes.ts';

/**
 * One rule looked at: met or not, with the facts that decided it. The words for both, and for what
 * to do next, are found in the locales under the code. A list of checks is what validation and the
 * pre-payment list show; the unmet ones are a refusal.
 */
export interface Check {
  readonly code: CheckCode;
  readonly met: boolean;
  readonly facts: Facts;
  /** The input the check is about, so that a form can show it beside what was typed. */
  readonly field?: string;
}

/** A rule that was looked at, met or not; `field` names the input it is about. */
export function check(code: CheckCode, met: boolean, facts: Facts = {}, field?: string): Check {
  return field === undefined ? { code, met, facts } : { code, met, facts, field };
}

/** A refusal: every check that was not met, never empty. */
export interface Refusal {
  readonly refused: readonly Check[];
}

/** What a rule room answers: the events to append, or why not. */
export type Decision<Event> = { readonly events: readonly Event[] } | Refusal;

/** Whether rules stand against the command. */
export function isRefusal<Event>(decision: Decision<Event>): decision is Refusal {
  return 'refused' in decision;
}

/** The events if every check is met, else the unmet ones. */
export function when<Event>(
  checks: readonly Check[],
  events: () => readonly Event[],
): Decision<Event> {
  const refused = checks.filter((one) => !one.met);
  return refused.length > 0 ? { refused } : { events: events() };
}
