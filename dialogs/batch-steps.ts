import { amountsAreShown, ownAmountOf } from '../cards/forms/payment-amounts.ts';
import { paymentCard } from '../cards/forms/payment-card.ts';
import { noteSeveralCard } from '../cards/forms/note-several-card.ts';
import { redeemCard } from '../cards/forms/redeem-card.ts';
import { ownEmailOf, validateSeveralCard } from '../cards/forms/validate-several-card.ts';
import { readAmount } from '../locales/amount.ts';
import type { Translator } from '../locales/translator.ts';
import { decimalsOf, fitsCurrency } from '../workflow/kernel/money.ts';
import { savbOf } from '../workflow/partner/savb.ts';
import { isRequired } from '../workflow/programme/requirements.ts';
import { catalogue } from '../workflow/steps/catalogue.ts';
import { noteForSeveral } from '../workflow/steps/note.ts';
import type { BatchAction, BatchStep } from './batch-step-dialog.ts';
import type { FormSchema } from './read-form.ts';
import type { Values } from './turn.ts';

const payment = catalogue.payment.schema;
const validate = catalogue.validate.schema;

/** Reads the amounts as the reader's locale writes them, each with its own problem. */
const paymentForm = ({ locale }: Translator): FormSchema<object> => ({
  safeParse(values) {
    const typed = values as Values;
    const { currency = '' } = typed;
    const amounts = Object.entries(typed).filter(
      ([id, text]) => id === 'amount' || (id.startsWith(ownAmountOf('')) && text.trim() !== ''),
    );
    const own = Object.fromEntries(amounts.map(([id]) => [id, payment.shape.amount]));
    const read = Object.fromEntries(
      amounts.map(([id, text]) => [id, readAmount(text, locale) ?? text]),
    );
    const all = payment.extend(own).safeParse({ ...typed, ...read });
    if (!all.success) return all;
    const surplus = Object.keys(own).filter(
      (id) => !fitsCurrency(Number(read[id]), currency.trim()),
    );
    if (surplus.length === 0) return payment.safeParse({ ...typed, ...read });
    const maximum = decimalsOf(currency.trim());
    const issues = surplus.map((id) => ({ path: [id], message: 'decimals', maximum }));
    return { success: false, error: { issues } };
  },
});

/** Reads one address for each voucher. */
const validateForm: FormSchema<object> = {
  safeParse(values) {
    const { customerEmail } = validate.shape;
    const ids = Object.keys(values as Values).filter((id) => id.startsWith(ownEmailOf('')));
    const general = validate.omit({ customerEmail: true });
    const own = Object.fromEntries(ids.map((id) => [id, customerEmail]));
    const all = general.extend(own).safeParse(values);
    return all.success ? general.safeParse(values) : all;
  },
};

export const batchSteps = {
  redeem: {
    action: 'redeem',
    schema: () => catalogue.redeem.schema,
    form: ({ t, ...view }) => redeemCard(t, view),
  },
  payment: {
    action: 'payment',
    schema: paymentForm,
    /** The registration with the payment tool is required before the first request of an offer. */
    first({ partner, programme, today }, [offer, ...others]) {
      if (offer === undefined || !isRequired(programme, 'savbRegistration', today))
        return undefined;
      if ([offer, ...others].some((one) => savbOf(partner, one) !== undefined)) return undefined;
      return { step: 'confirm-savb', values: { offer } };
    },
    form: ({ t, ...view }) => paymentCard(t, view),
    /** Vouchers on one invoice can have different amounts. */
    ownFields(voucherId, values, { locale }) {
      const amount = readAmount(values[ownAmountOf(voucherId)] ?? '', locale);
      return amount === undefined ? {} : { amount };
    },
    isConfirmed: (values, t) => amountsAreShown(t, values),
  },
  'validate-several': {
    action: 'validate',
    onlyRequested: true,
    schema: () => validateForm,
    form: ({ t, ...view }) => validateSeveralCard(t, view),
    ownFields: (voucherId, values) => ({
      customerEmail:
        validate.shape.customerEmail.safeParse(values[ownEmailOf(voucherId)]).data ?? '',
    }),
  },
  'note-several': {
    action: 'note',
    onlyRequested: true,
    schema: () => noteForSeveral,
    form: ({ t, ...view }) => noteSeveralCard(t, view),
  },
} satisfies Record<BatchAction, BatchStep>;
