import { readAmount } from '../../locales/amount.ts';
import type { Translator } from '../../locales/translator.ts';
import { money } from '../../workflow/kernel/facts.ts';
import type { Candidate } from './candidate.ts';
import type { Element, FormState } from '../kit/card.ts';
import { foldedGroup } from '../kit/folded-group.ts';
import { fieldNotes } from '../kit/field-notes.ts';
import type { Form } from '../kit/field.ts';
import { paragraph } from '../kit/text-blocks.ts';
import { voucherTitle } from '../voucher/voucher-words.ts';

type Values = FormState['values'];

/** Input id of a voucher's own amount: `amountOf.ABCD-1234`. */
export const ownAmountOf = (voucherId: string): string => `amountOf.${voucherId}`;

const AMOUNTS = 'own-amounts';
/** Id of the hidden input with the amounts that the form has shown back. */
const SHOWN = 'amountsShown';
/** Longest amount with separators, in characters. */
export const AMOUNT_LENGTH = 20;

/** An amount per voucher, for an invoice on which they differ. Folded until one is filled in. */
export function ownAmounts(form: Form, candidates: readonly Candidate[]): readonly Element[] {
  if (candidates.length < 2) return [];
  const { t, state } = form;
  return foldedGroup({
    id: AMOUNTS,
    title: t.plain('payment.amounts-differ'),
    isOpen: candidates.some(({ voucher }) => wasTyped(state, ownAmountOf(voucher.voucherId))),
    items: candidates.flatMap(({ voucher: { customer, voucherId } }) => {
      const id = ownAmountOf(voucherId);
      const value = state.values[id];
      return [
        {
          type: 'Input.Text',
          id,
          label: `${t.plainFact(voucherId)} · ${t.plainFact(customer.organisation)}`,
          isRequired: false,
          errorMessage: t.plain('field.amount.error'),
          maxLength: AMOUNT_LENGTH,
          ...(value !== undefined && { value }),
        },
        ...fieldNotes(t, state, id),
      ];
    }),
  });
}

function wasTyped({ refused, values }: FormState, id: string): boolean {
  return (values[id] ?? '') !== '' || refused.some(({ field }) => field === id);
}

/** True if the form has shown the vouchers and amounts as they are read now. */
export const amountsAreShown = (t: Translator, values: Values): boolean =>
  values[SHOWN] !== undefined && values[SHOWN] === amountsRead(t, values);

/** Vouchers, currency and amounts in one text; undefined while the amount cannot be read. */
function amountsRead({ locale }: Translator, values: Values): string | undefined {
  const amount = readAmount(values['amount'] ?? '', locale);
  const { currency = '', voucherIds = '' } = values;
  if (amount === undefined || currency === '') return undefined;
  const own = Object.entries(values)
    .filter(([id, text]) => id.startsWith(ownAmountOf('')) && text.trim() !== '')
    .map(([id, text]) => `${id}=${String(readAmount(text, locale))}`);
  return [currency, amount, voucherIds, ...own.sort()].join(' ').trim();
}

/** Shows the amounts as they are read, for a last look before they are recorded. */
export function shownAmounts(
  { t, state }: Form,
  candidates: readonly Candidate[],
): readonly Element[] {
  const { refused, values } = state;
  const read = amountsRead(t, values);
  if (read === undefined || refused.length > 0) return [];
  const { currency = '' } = values;
  const ticked = (values['voucherIds'] ?? '').split(',');
  const chosen =
    candidates.length === 1
      ? candidates
      : candidates.filter(({ voucher }) => ticked.includes(voucher.voucherId));
  const lines = chosen.map(({ voucher }) => {
    const own = readAmount(values[ownAmountOf(voucher.voucherId)] ?? '', t.locale);
    return { voucher, amount: own ?? readAmount(values['amount'] ?? '', t.locale) ?? 0 };
  });
  const total = lines.reduce((sum, { amount }) => sum + amount, 0);
  const invoice = values['invoiceNumber'] ?? '';
  return [
    {
      type: 'Container',
      style: 'accent',
      items: [
        {
          ...paragraph(t.text('payment.shown', { invoice, total: money(total, currency) })),
          weight: 'bolder',
        },
        ...lines.map(({ amount, voucher }) =>
          paragraph(`${t.fact(money(amount, currency))} · ${voucherTitle(t, voucher)}`),
        ),
        paragraph(t.text('payment.confirm')),
      ],
    },
    { type: 'Input.Text', id: SHOWN, value: read, isVisible: false },
  ];
}
