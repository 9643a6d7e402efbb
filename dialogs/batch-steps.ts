import { ownAmountOf } from '../cards/forms/own-amounts.ts';
import { paymentCard } from '../cards/forms/payment-card.ts';
import { redeemCard } from '../cards/forms/redeem-card.ts';
import { isRequired } from '../workflow/programme/requirements.ts';
import { catalogue } from '../workflow/steps/catalogue.ts';
import type { BatchAction, BatchStep } from './batch-step-dialog.ts';
import type { FormSchema } from './read-form.ts';
import type { Values } from './turn.ts';

const payment = catalogue.payment.schema;

/** Validates the command's own fields, and the amount of each voucher in the same way. */
const paymentForm: FormSchema<object> = {
  safeParse(values) {
    const typed = Object.entries(values as Values).filter(([, value]) => value.trim() !== '');
    const own = typed.filter(([id]) => id.startsWith(ownAmountOf('')));
    const amounts = Object.fromEntries(own.map(([id]) => [id, payment.shape.amount]));
    const all = payment.extend(amounts).safeParse(values);
    return all.success ? payment.safeParse(values) : all;
  },
};

export const batchSteps = {
  redeem: {
    schema: catalogue.redeem.schema,
    form: ({ t, ...view }) => redeemCard(t, view),
  },
  payment: {
    schema: paymentForm,
    /** The partner's SAVB registration is required once, before the first request. */
    first: ({ partner, programme, today }) =>
      partner.savbRegistration === undefined && isRequired(programme, 'savbRegistration', today)
        ? 'confirm-savb'
        : undefined,
    form: ({ t, ...view }) => paymentCard(t, view),
    /** Vouchers on one invoice can have different amounts. */
    ownFields(voucherId, values) {
      const own = values[ownAmountOf(voucherId)] ?? '';
      return own.trim() === '' ? {} : { amount: Number(own) };
    },
  },
} satisfies Record<BatchAction, BatchStep>;
