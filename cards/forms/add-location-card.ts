import { LIMITS } from '../../workflow/kernel/fields.ts';
import type { Translator } from '../../locales/translator.ts';
import type { Card, FormState } from '../kit/card.ts';
import { formCard } from '../kit/form-card.ts';
import { countryChoices } from '../kit/country-choices.ts';
import { choiceField, textField } from '../kit/field.ts';

export interface AddLocationView {
  readonly commandId: string;
  readonly form: FormState;
  /** Countries of the business profile, offered first. */
  readonly likely: readonly string[];
}

/** Step 3: a location; engagements in its country are reserved under it. */
export function addLocationCard(
  t: Translator,
  { commandId, likely, ...view }: AddLocationView,
): Card {
  const form = { t, state: view.form };
  return formCard(t, {
    verb: 'add-location',
    title: t.text('add-location.title'),
    intro: 'add-location.intro',
    form: view.form,
    data: { commandId },
    fields: [
      ...textField(form, 'location', { max: LIMITS.line, words: 'locationId' }),
      ...textField(form, 'locationName', { max: LIMITS.line }),
      ...choiceField(form, 'country', {
        choices: countryChoices(t, likely),
        style: 'filtered',
        words: 'locationCountry',
      }),
    ],
  });
}
