import { warm } from '../cards/kit/template.ts';
import { LANGUAGES, translatorFor } from '../locales/translator.ts';
import { allOf, coded, day, moment, money, type Fact } from '../workflow/kernel/facts.ts';
import type { Programme } from '../workflow/programme/definition.ts';

/** One fact for each kind of platform formatter. */
const FACTS: readonly Fact[] = [
  1234.5,
  day('2020-06-03'),
  moment('2020-06-03T08:00:00.000Z'),
  money(1, 'EUR'),
  allOf(['a', 'b']),
  coded('country', 'DE'),
];

/**
 * Runs expensive first-time work: compiling a template, creating the formatters of each language.
 * Otherwise the first person or notice would wait for it.
 */
export function warmUp(programme: Programme): void {
  warm();
  for (const language of LANGUAGES) {
    const t = translatorFor(language, { programme, personName: () => undefined });
    for (const fact of FACTS) t.fact(fact);
  }
}
