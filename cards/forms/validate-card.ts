import type { Voucher } from '../../workflow/voucher/voucher.ts';
import type { Translator } from '../../locales/translator.ts';
import { deskData, type Card, type FormState } from '../kit/card.ts';
import { textField, type Field } from '../kit/field.ts';
import { formActions } from '../kit/form-actions.ts';
import { formHead } from '../kit/form-head.ts';
import { template } from '../kit/template.ts';
import source from '../templates/validate.json' with { type: 'json' };
import { voucherTitle } from '../voucher/voucher-words.ts';

export interface ValidateView {
  readonly voucher: Voucher;
  readonly commandId: string;
  readonly form: FormState;
}

const fill = template<{ head: Field; customerEmail: Field; actions: object }>(source);

/** Asks for the customer's e-mail address, which has to be the voucher administrator's. */
export function validateCard(t: Translator, { voucher, commandId, form }: ValidateView): Card {
  return fill({
    head: formHead(t, {
      title: t.text('validate.title'),
      about: voucherTitle(t, voucher),
      intro: 'validate.intro',
      form,
      fields: ['customerEmail'],
    }),
    customerEmail: textField({ t, state: form }, 'customerEmail', { max: 254, style: 'Email' }),
    actions: formActions(t, 'validate', deskData(voucher, commandId)),
  });
}
