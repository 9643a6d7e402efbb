import { languageName } from '../../locales/intl-formats.ts';
import { LANGUAGES, type Translator } from '../../locales/translator.ts';
import type { Card, CardAction } from '../kit/card.ts';
import { EMPTY_FORM } from '../kit/card.ts';
import { choiceField, type Field } from '../kit/field.ts';
import { formActions } from '../kit/form-actions.ts';
import { template } from '../kit/template.ts';
import source from '../templates/language.json' with { type: 'json' };

const fill = template<{
  readonly title: string;
  readonly language: Field;
  readonly actions: readonly CardAction[];
}>(source);

/** The languages there are, each by its own name; the one in use is chosen. */
export function languageCard(t: Translator): Card {
  const form = { t, state: EMPTY_FORM };
  return fill({
    title: t.text('language.title'),
    language: choiceField(form, 'language', {
      style: 'expanded',
      value: t.language,
      choices: LANGUAGES.map((language) => ({ title: languageName(language), value: language })),
    }),
    actions: formActions(t, 'language', {}, [], 'save'),
  });
}
