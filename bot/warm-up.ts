import { warm } from '../cards/kit/template.ts';
import { LANGUAGES, translatorFor } from '../locales/translator.ts';
import { allOf, coded, day, moment, money, type Fact } from '../workflow/kernel/facts.ts';
import type { Programme } from '../workflow/programme/definition.ts';

/** One of each kind for which the platform keeps words and forms of its own. */
const FACTS: readonly Fact[] = [
  1234.5,
  day('2020-06-03'),
  moment('2020-06-03T08:00:00.000Z'),
  money(1, 'EUR'),
  allOf(['a', 'b']),
  coded('country', 'DE'),
];

/**
 * Does what costs most of its time once: the filling of a template, and a date or an amount in a
 * language. Else the first person to ask, or the first notice of a tenant, would wait for it.
 */
export function warmUp(programme: Programme): void {
  warm();
  for (const language of LANGUAGES) {
    const t = translatorFor(language, { programme, personName: () => undefined });
    for (const fact of FACTS) t.fact(fact);
  }
}
