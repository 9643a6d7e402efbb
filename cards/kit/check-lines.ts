import type { Check } from '../../workflow/kernel/checks.ts';
import type { Translator } from '../../locales/translator.ts';
import type { Element } from './card.ts';
import { checkWords } from './check-words.ts';
import { foldedRow } from './folded-group.ts';
import { iconLine } from './icon.ts';
import { paragraph, subtle } from './text-blocks.ts';

/** One line per check, unmet checks first and with the next step. */
export function checkLines(t: Translator, checks: readonly Check[]): readonly Element[] {
  const unmet = checks.filter((check) => !check.met);
  const met = checks.filter((check) => check.met);
  return [...unmet, ...met].map((check) => {
    const { next, what } = checkWords(t, check);
    return iconLine(check.met ? 'met' : 'unmet', [
      paragraph(what),
      ...(next === '' ? [] : [subtle(next)]),
    ]);
  });
}

/** The number of checks that are met; a tap lists them. `id` is unique on the card. */
export function passedChecks(t: Translator, id: string, met: readonly Check[]): readonly Element[] {
  if (met.length === 0) return [];
  const main = [paragraph(t.text('checks.passed', { count: met.length }))];
  return foldedRow({ id, main, items: checkLines(t, met), icon: 'met' });
}
