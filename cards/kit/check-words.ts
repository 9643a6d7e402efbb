import type { Check } from '../../workflow/kernel/checks.ts';
import type { Speaker } from '../../locales/speaker.ts';

/** A check in words: the rule with its fact, and what to do when it is not met. */
export function checkWords(
  say: Speaker,
  check: Check,
): { readonly what: string; readonly next: string } {
  if (check.met) return { what: say.text(`check.${check.code}.met`, check.facts), next: '' };
  return {
    what: say.text(`check.${check.code}.unmet`, check.facts),
    next: say.text(`check.${check.code}.next`, check.facts),
  };
}
