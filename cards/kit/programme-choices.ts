import { coded } from '../../workflow/kernel/facts.ts';
import { LEVELS, type Programme } from '../../workflow/programme/definition.ts';
import { wordsIn } from '../../workflow/programme/words.ts';
import type { Speaker } from '../../locales/speaker.ts';
import type { Choice } from './field.ts';

export function competencyChoices(say: Speaker, { competencies }: Programme): readonly Choice[] {
  const collator = new Intl.Collator(say.locale);
  return competencies
    .map(({ code }) => ({ title: say.plainFact(coded('competency', code)), value: code }))
    .sort((one, other) => collator.compare(one.title, other.title));
}

export function levelChoices(say: Speaker): readonly Choice[] {
  return LEVELS.map((level) => ({ title: say.plainFact(coded('level', level)), value: level }));
}

export function examChoices(say: Speaker, { exams }: Programme): readonly Choice[] {
  return exams.map(({ code, name }) => ({
    title: say.plainFact(wordsIn(name, say.language)),
    value: code,
  }));
}

export function offerChoices(
  say: Speaker,
  { offers }: Programme,
  codes: readonly string[],
): readonly Choice[] {
  return offers
    .filter(({ code }) => codes.includes(code))
    .map((offer) => ({
      title: `${offer.code} – ${say.plainFact(wordsIn(offer.name, say.language))}`,
      value: offer.code,
    }));
}
