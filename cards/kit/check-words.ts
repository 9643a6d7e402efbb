import type { Check } from '../../workflow/kernel/checks.ts';
import type { Translator } from '../../locales/translator.ts';

/** A check in words: the rule with its facts, and the next step if it is unmet. */
export function checkWords(
  t: Translator,
  check: Check,
): { readonly what: string; readonly next: string } {
  if (check.met) return { what: t.text(`check.${check.code}.met`, check.facts), next: '' };
  return {
    what: t.text(`check.${check.code}.unmet`, check.facts),
    next: t.text(`check.${check.code}.next`, check.facts),
  };
}
