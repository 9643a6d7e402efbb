import type { Candidate } from './candidate.ts';
import type { Element, FormState } from '../kit/card.ts';
import { foldedGroup } from '../kit/folded-group.ts';
import { fieldNotes } from '../kit/field-notes.ts';
import type { Form } from '../kit/field.ts';

/** Input id of a voucher's own amount: `amountOf.ABCD-1234`. */
export const ownAmountOf = (voucherId: string): string => `amountOf.${voucherId}`;

const AMOUNTS = 'own-amounts';

/** An amount per voucher, for an invoice on which they differ. Folded until one is filled in. */
export function ownAmounts(
  form: Form,
  candidates: readonly Candidate[],
  max: number,
): readonly Element[] {
  if (candidates.length < 2) return [];
  const { t, state } = form;
  return foldedGroup({
    id: AMOUNTS,
    title: t.plain('payment.amounts-differ'),
    isOpen: candidates.some(({ voucher }) => wasTyped(state, ownAmountOf(voucher.voucherId))),
    items: candidates.flatMap(({ voucher: { customer, voucherId } }) => {
      const id = ownAmountOf(voucherId);
      const value = Number(state.values[id] || NaN);
      return [
        {
          type: 'Input.Number',
          id,
          label: `${t.plainFact(voucherId)} · ${t.plainFact(customer.organisation)}`,
          isRequired: false,
          errorMessage: t.plain('field.amount.error'),
          min: 0.01,
          max,
          ...(Number.isFinite(value) && { value }),
        },
        ...fieldNotes(t, state, id),
      ];
    }),
  });
}

function wasTyped({ refused, values }: FormState, id: string): boolean {
  return (values[id] ?? '') !== '' || refused.some(({ field }) => field === id);
}
