import type { Check } from '../../workflow/kernel/checks.ts';
import type { Translator } from '../../locales/translator.ts';
import type { Element } from './card.ts';
import { checkWords } from './check-words.ts';
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
