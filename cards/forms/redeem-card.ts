import type { Programme } from '../../workflow/programme/definition.ts';
import { LIMITS } from '../../workflow/kernel/fields.ts';
import type { Translator } from '../../locales/translator.ts';
import { candidateChecks, candidateData, candidateField, type Candidate } from './candidate.ts';
import type { Card, Element, FormState } from '../kit/card.ts';
import { textField, type Field } from '../kit/field.ts';
import { formActions } from '../kit/form-actions.ts';
import { formHead } from '../kit/form-head.ts';
import { linkAction } from '../kit/link-action.ts';
import { template } from '../kit/template.ts';
import source from '../templates/redeem.json' with { type: 'json' };

export interface RedeemView {
  readonly commandId: string;
  readonly form: FormState;
  readonly programme: Programme;
  /** Those that may be redeemed, each with its pre-payment checks; the first one was asked for. */
  readonly candidates: readonly [Candidate, ...Candidate[]];
}

const fill = template<{
  readonly head: Field;
  readonly voucherIds: Field;
  readonly checks: readonly Element[];
  readonly confirmationReference: Field;
  readonly actions: object;
}>(source);

/** Step 7: the checks before payment, ticked or not; several vouchers at once. */
export function redeemCard(t: Translator, view: RedeemView): Card {
  const { candidates, commandId, programme } = view;
  const form = { t, state: view.form };
  return fill({
    head: formHead(t, {
      title: t.text('redeem.title'),
      intro: 'redeem.intro',
      form: view.form,
      fields: ['voucherIds', 'confirmationReference'],
    }),
    voucherIds: candidateField(form, candidates),
    checks: candidateChecks(t, candidates),
    confirmationReference: textField(form, 'confirmationReference', {
      max: LIMITS.line,
      optional: true,
    }),
    actions: formActions(
      t,
      'redeem',
      candidateData(candidates, commandId),
      linkAction(t, programme, 'partner-center'),
    ),
  });
}
