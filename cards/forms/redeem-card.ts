import type { Day } from '../../workflow/kernel/day.ts';
import type { Programme } from '../../workflow/programme/definition.ts';
import { LIMITS } from '../../workflow/kernel/fields.ts';
import type { FoundCount } from '../../workflow/records/search-vouchers.ts';
import type { Translator } from '../../locales/translator.ts';
import { candidateChecks, candidateData, candidateField, type Candidate } from './candidate.ts';
import type { Card, FormState } from '../kit/card.ts';
import { textField } from '../kit/field.ts';
import { linkAction, linksInMenu } from '../kit/link-action.ts';
import { formCard } from '../kit/form-card.ts';
import { stepDay } from './step-day.ts';

export interface RedeemView {
  readonly commandId: string;
  readonly form: FormState;
  readonly today: Day;
  readonly programme: Programme;
  /** Vouchers that can be redeemed, with their pre-payment checks; the requested one first. */
  readonly candidates: readonly [Candidate, ...Candidate[]];
  /** Number of all vouchers that are ready. */
  readonly total?: FoundCount;
}

/** Step 7: the pre-payment checks of one or several vouchers. */
export function redeemCard(t: Translator, view: RedeemView): Card {
  const { candidates, commandId, programme, today } = view;
  const form = { t, state: view.form };
  return formCard(t, {
    verb: 'redeem',
    title: t.text('redeem.title'),
    intro: 'redeem.intro',
    form: view.form,
    data: candidateData(candidates, commandId),
    fields: [
      ...candidateField(form, candidates, view.total),
      { type: 'Container', items: candidateChecks(t, candidates) },
      ...stepDay(
        form,
        { action: 'redeem', today, vouchers: candidates.map(({ voucher }) => voucher) },
        textField(form, 'confirmationReference', { max: LIMITS.line, optional: true }),
      ),
    ],
    more: [...linkAction(t, programme, 'partner-center'), ...linksInMenu(t, programme, 'workflow')],
  });
}
