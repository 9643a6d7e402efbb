import { aValidatedVoucher, aVoucherWithPayment } from '../../support/a-voucher.ts';
import { decide } from '../../support/voucher-decisions.ts';

const withPayment = decide(aVoucherWithPayment(), 'payment-status', {
  status: 'action-required',
  reference: 'MS-1',
  reason: 'no invoice',
}).voucher;

it.each([
  ['the same again', { reference: 'MS-1', reason: 'no invoice' }, 0],
  ['the same, with less said', {}, 0],
  ['another reference', { reference: 'MS-2' }, 1],
  ['another reason', { reason: 'wrong invoice' }, 1],
])('a payment status with %s adds an event only if it changes something', (_what, more, events) => {
  const outcome = decide(withPayment, 'payment-status', { status: 'action-required', ...more });
  expect([outcome.refused, outcome.events.length]).toEqual([[], events]);
});

it('an engagement may start on the day the voucher was assigned', () => {
  const reserve = { location: '1234567', engagement: 'windows-and-office', termsAccepted: 'true' };
  const consultant = '00000000-0000-4000-8000-00000000000d';
  const dates = { startDate: '2020-06-15', endDate: '2020-06-19' };
  const voucher = aValidatedVoucher({ assignedOn: '2020-06-15' });
  expect(decide(voucher, 'reserve', { ...reserve, ...dates, consultant }).refused).toEqual([]);
});
