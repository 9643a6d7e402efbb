import { COUNTRIES } from '../../workflow/kernel/countries.ts';
import { coded } from '../../workflow/kernel/facts.ts';
import type { Translator } from '../../locales/translator.ts';
import type { Choice } from './field.ts';

/** All countries: `first` on top, the others sorted by name in the reader's language. */
export function countryChoices(t: Translator, first: readonly string[] = []): readonly Choice[] {
  const named = (code: string): Choice => ({
    title: t.plainFact(coded('country', code)),
    value: code,
  });
  const likely = [...new Set(first)];
  const collator = new Intl.Collator(t.locale);
  const rest = COUNTRIES.filter((code) => !likely.includes(code))
    .map(named)
    .sort((one, other) => collator.compare(one.title, other.title));
  return [...likely.map(named), ...rest];
}

/** Country codes for a typed list of names or codes; an unknown name stays as typed. */
export function countriesNamed(t: Translator, text: string): readonly string[] {
  const codes = new Map(
    countryChoices(t).map(({ title, value }) => [title.toLocaleLowerCase(t.locale), value]),
  );
  return text
    .split(/[,;\n]/u)
    .map((name) => name.trim())
    .filter((name) => name !== '')
    .map((name) => codes.get(name.toLocaleLowerCase(t.locale)) ?? name);
}
