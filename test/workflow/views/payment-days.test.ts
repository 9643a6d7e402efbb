import type { VoucherEvent } from '../../../workflow/steps/catalogue.ts';
import { paymentDays } from '../../../workflow/views/payment-days.ts';
import type { PaymentStatus } from '../../../workflow/voucher/voucher.ts';
import { paymentRequested } from '../../support/a-voucher.ts';

const became = (status: PaymentStatus, on: string): VoucherEvent => ({
  type: 'payment-status-changed',
  status,
  gap: false,
  on,
});
const undone = (sequence: number): VoucherEvent => ({
  type: 'undone',
  undone: 'payment-status-changed',
  sequence,
  reason: 'Typo',
  restored: {},
  removed: [],
});
const daysOf = (
  events: readonly VoucherEvent[],
  status: PaymentStatus,
  statusOn?: string,
): ReturnType<typeof paymentDays> =>
  paymentDays(
    events.map((event, at) => ({ sequence: at + 1, event })),
    { status, statusOn },
  );

const approved = became('approved', '2020-06-20');
const paid = became('paid', '2020-07-01');

it.each<[string, readonly VoucherEvent[], PaymentStatus, string | undefined, object]>([
  ['a request without an answer', [paymentRequested], 'requested', undefined, {}],
  [
    'an approval',
    [paymentRequested, approved],
    'approved',
    '2020-06-20',
    { approvedOn: '2020-06-20' },
  ],
  [
    'an approval that was repeated',
    [paymentRequested, approved, became('approved', '2020-06-25')],
    'approved',
    '2020-06-25',
    { approvedOn: '2020-06-20' },
  ],
  [
    'a payment',
    [paymentRequested, approved, paid],
    'paid',
    '2020-07-01',
    { approvedOn: '2020-06-20', paidOn: '2020-07-01' },
  ],
  [
    'a payment whose day was corrected',
    [paymentRequested, approved, paid],
    'paid',
    '2020-06-30',
    { approvedOn: '2020-06-20', paidOn: '2020-06-30' },
  ],
  [
    'a payment of an earlier build, without a day in the state',
    [paymentRequested, approved, paid],
    'paid',
    undefined,
    { approvedOn: '2020-06-20', paidOn: '2020-07-01' },
  ],
  [
    'an approval that was taken back',
    [paymentRequested, approved, undone(2)],
    'requested',
    undefined,
    {},
  ],
  [
    'a rejection after the approval',
    [paymentRequested, approved, became('rejected', '2020-06-22')],
    'rejected',
    '2020-06-22',
    {},
  ],
  [
    'a question after the approval',
    [paymentRequested, approved, became('action-required', '2020-06-22')],
    'action-required',
    '2020-06-22',
    {},
  ],
  [
    'another request after a rejected one',
    [paymentRequested, approved, became('rejected', '2020-06-22'), paymentRequested],
    'requested',
    undefined,
    {},
  ],
  [
    'an imported approval without a history',
    [],
    'approved',
    '2020-06-20',
    { approvedOn: '2020-06-20' },
  ],
])('the days of the approval and the payment: %s', (_case, events, status, statusOn, days) => {
  const { approvedOn, paidOn } = daysOf(events, status, statusOn);
  expect({ ...(approvedOn && { approvedOn }), ...(paidOn && { paidOn }) }).toEqual(days);
});
