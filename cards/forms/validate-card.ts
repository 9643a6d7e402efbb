import type { Day } from '../../workflow/kernel/day.ts';
import type { Programme } from '../../workflow/programme/definition.ts';
import { LIMITS } from '../../workflow/kernel/fields.ts';
import type { Voucher } from '../../workflow/voucher/voucher.ts';
import type { Translator } from '../../locales/translator.ts';
import { deskData, type Card, type FormState } from '../kit/card.ts';
import { textField } from '../kit/field.ts';
import { linksInMenu } from '../kit/link-action.ts';
import { formCard } from '../kit/form-card.ts';
import { stepDay } from './step-day.ts';
import { customerFacts } from '../voucher/voucher-facts.ts';
import { voucherTitle } from '../voucher/voucher-words.ts';

export interface ValidateView {
  readonly voucher: Voucher;
  readonly commandId: string;
  readonly form: FormState;
  readonly today: Day;
  readonly programme: Programme;
}

/** Asks for the customer's e-mail address, which must be the voucher administrator's. */
export function validateCard(
  t: Translator,
  { voucher, commandId, form, programme, today }: ValidateView,
): Card {
  return formCard(t, {
    verb: 'validate',
    title: t.text('validate.title'),
    about: voucherTitle(t, voucher),
    intro: 'validate.intro',
    form,
    data: deskData(voucher, commandId),
    fields: [
      ...customerFacts(t, voucher),
      ...textField({ t, state: form }, 'customerEmail', { max: LIMITS.line }),
      ...stepDay({ t, state: form }, { action: 'validate', today, vouchers: [voucher] }),
    ],
    more: linksInMenu(t, programme, 'workflow'),
  });
}
