import { correctCard, type CorrectView } from '../../cards/forms/correct-card.ts';
import { correctPartCard } from '../../cards/forms/correct-part-card.ts';
import { undoCard } from '../../cards/forms/undo-card.ts';
import type { Translator } from '../../locales/translator.ts';
import type { Card } from '../../cards/kit/card.ts';
import { PROGRESS_STEPS } from '../../workflow/views/voucher-view.ts';
import type { VoucherEvent } from '../../workflow/steps/catalogue.ts';
import { PARTS } from '../../workflow/voucher/parts.ts';
import type { Voucher } from '../../workflow/voucher/voucher.ts';
import type { Typed } from './sample-texts.ts';
import { SAMPLE_PEOPLE, samplePaidVoucher, sampleVoucher } from './sample-vouchers.ts';

type Shared = Omit<CorrectView, 'voucher' | 'part' | 'form'>;

const NO_FORM = { values: {}, refused: [] };

export const sampleCorrection = (typed: Typed): VoucherEvent => ({
  type: 'corrected',
  part: 'payment',
  reason: typed.note,
  changes: [
    { field: 'invoiceNumber', from: typed.number, to: 'R-8' },
    { field: 'amount', from: 12_000, to: 12_500 },
  ],
  currency: { from: 'EUR', to: 'EUR' },
});

/** The forms of a correction, one per part, and of an undo. */
export function sampleCorrections(
  typed: Typed,
  shared: Shared,
): Readonly<Record<string, (t: Translator) => Card>> {
  const voucher = samplePaidVoucher(typed, 'requested');
  const { payment: _payment, ...before } = voucher;
  const steps = PROGRESS_STEPS.map(() => 'done' as const);
  return {
    ...Object.fromEntries(
      PARTS.map((part) => [
        `correct ${part}`,
        (t: Translator) => correctCard(t, { ...shared, voucher, part, form: NO_FORM }),
      ]),
    ),
    'correct reservation, same customer': (t) =>
      correctCard(t, {
        ...shared,
        voucher: { ...voucher, ...withAnswer(voucher, typed) },
        part: 'reservation',
        form: NO_FORM,
      }),
    'correct which': (t) =>
      correctPartCard(t, { voucher, parts: PARTS, also: ['payment-status', 'undo'] }),
    undo: (t) =>
      undoCard(t, {
        voucher,
        commandId: shared.commandId,
        form: NO_FORM,
        entry: {
          type: 'payment-requested',
          by: { kind: 'person', personId: SAMPLE_PEOPLE.paula },
          sequence: 7,
          at: '2020-06-15T08:30:00.000Z',
          restored: {},
          removed: ['payment'],
        },
        event: {
          type: 'payment-requested',
          invoiceNumber: typed.number,
          amount: 12_500,
          currency: 'EUR',
          requestedOn: shared.today,
        },
        after: {
          voucher: { ...sampleVoucher(typed, 'redeemed'), ...before },
          steps,
          may: [],
          next: { action: 'payment', by: 'you', until: '2020-08-13' },
        },
      }),
  };
}

/** A long engagement with an answer to the question whose it is. */
function withAnswer({ reservation }: Voucher, typed: Typed): Partial<Voucher> {
  const [organisation] = typed.customers;
  const near = [{ key: 'key', organisation }];
  return {
    serviceLevel: 15,
    ...(reservation && { reservation: { ...reservation, near, sameAs: organisation } }),
  };
}
