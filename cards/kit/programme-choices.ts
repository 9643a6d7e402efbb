import { coded } from '../../workflow/kernel/facts.ts';
import { LEVELS, type Programme } from '../../workflow/programme/definition.ts';
import { wordsIn } from '../../workflow/programme/words.ts';
import type { Translator } from '../../locales/translator.ts';
import type { Choice } from './field.ts';

export function competencyChoices(t: Translator, { competencies }: Programme): readonly Choice[] {
  const collator = new Intl.Collator(t.locale);
  return competencies
    .map(({ code }) => ({ title: t.plainFact(coded('competency', code)), value: code }))
    .sort((one, other) => collator.compare(one.title, other.title));
}

export function levelChoices(t: Translator): readonly Choice[] {
  return LEVELS.map((level) => ({ title: t.plainFact(coded('level', level)), value: level }));
}

export function examChoices(t: Translator, { exams }: Programme): readonly Choice[] {
  return exams.map(({ code, name }) => ({
    title: t.plainFact(wordsIn(name, t.language)),
    value: code,
  }));
}

export function offerChoices(
  t: Translator,
  { offers }: Programme,
  codes: readonly string[],
): readonly Choice[] {
  return offers
    .filter(({ code }) => codes.includes(code))
    .map((offer) => ({
      title: `${offer.code} – ${t.plainFact(wordsIn(offer.name, t.language))}`,
      value: offer.code,
    }));
}
