import type { Location } from '../../workflow/partner/partner.ts';
import type { Translator } from '../../locales/translator.ts';
import type { Card, FormState } from '../kit/card.ts';
import { locationChoices } from '../kit/choices.ts';
import { formCard } from '../kit/form-card.ts';
import { choiceField } from '../kit/field.ts';

export interface RemoveLocationView {
  readonly commandId: string;
  readonly form: FormState;
  /** At least one. */
  readonly locations: readonly Location[];
}

export function removeLocationCard(t: Translator, view: RemoveLocationView): Card {
  const { commandId, locations } = view;
  return formCard(t, {
    verb: 'remove-location',
    title: t.text('remove-location.title'),
    form: view.form,
    data: { commandId },
    fields: [
      ...choiceField({ t, state: view.form }, 'location', {
        choices: locationChoices(t, locations),
        words: 'removedLocation',
      }),
    ],
  });
}
