import { languageName } from '../../locales/intl-formats.ts';
import { LANGUAGES, type Translator } from '../../locales/translator.ts';
import { EMPTY_FORM, type Card } from '../kit/card.ts';
import { choiceField } from '../kit/field.ts';
import { formCard } from '../kit/form-card.ts';

/** All languages by their own names, the current one selected. */
export function languageCard(t: Translator): Card {
  const form = { t, state: EMPTY_FORM };
  return formCard(t, {
    verb: 'language',
    title: t.text('language.title'),
    form: EMPTY_FORM,
    fields: choiceField(form, 'language', {
      style: 'expanded',
      value: t.language,
      choices: LANGUAGES.map((language) => ({ title: languageName(language), value: language })),
    }),
    submit: { title: 'save' },
  });
}
