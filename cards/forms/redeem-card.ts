import type { Programme } from '../../workflow/programme/definition.ts';
import { LIMITS } from '../../workflow/kernel/fields.ts';
import type { Translator } from '../../locales/translator.ts';
import { candidateChecks, candidateData, candidateField, type Candidate } from './candidate.ts';
import type { Card, FormState } from '../kit/card.ts';
import { textField } from '../kit/field.ts';
import { linkAction } from '../kit/link-action.ts';
import { formCard } from '../kit/form-card.ts';

export interface RedeemView {
  readonly commandId: string;
  readonly form: FormState;
  readonly programme: Programme;
  /** Those that may be redeemed, each with its pre-payment checks; the first one was asked for. */
  readonly candidates: readonly [Candidate, ...Candidate[]];
}

/** Step 7: the checks before payment, ticked or not; several vouchers at once. */
export function redeemCard(t: Translator, view: RedeemView): Card {
  const { candidates, commandId, programme } = view;
  const form = { t, state: view.form };
  return formCard(t, {
    verb: 'redeem',
    title: t.text('redeem.title'),
    intro: 'redeem.intro',
    form: view.form,
    data: candidateData(candidates, commandId),
    fields: [
      ...candidateField(form, candidates),
      { type: 'Container', items: candidateChecks(t, candidates) },
      ...textField(form, 'confirmationReference', { max: LIMITS.line, optional: true }),
    ],
    more: linkAction(t, programme, 'partner-center'),
  });
}
