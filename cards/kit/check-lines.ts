import type { Check } from '../../workflow/kernel/checks.ts';
import type { Translator } from '../../locales/translator.ts';
import type { Element } from './card.ts';
import { checkWords } from './check-words.ts';

/** One line per check, ticked or with what is missing and what to do; the unmet ones first. */
export function checkLines(t: Translator, checks: readonly Check[]): readonly Element[] {
  const unmet = checks.filter((check) => !check.met);
  const met = checks.filter((check) => check.met);
  return [...unmet, ...met].map((check) => {
    const { what, next } = checkWords(t, check);
    return {
      type: 'ColumnSet',
      spacing: 'small',
      columns: [
        {
          type: 'Column',
          width: 'auto',
          items: [
            {
              type: 'TextBlock',
              text: check.met ? '✔' : '✘',
              color: check.met ? 'good' : 'attention',
              weight: 'bolder',
            },
          ],
        },
        {
          type: 'Column',
          width: 'stretch',
          items: [
            { type: 'TextBlock', text: what, wrap: true },
            ...(next === ''
              ? []
              : [{ type: 'TextBlock', text: next, wrap: true, spacing: 'none', isSubtle: true }]),
          ],
        },
      ],
    };
  });
}
