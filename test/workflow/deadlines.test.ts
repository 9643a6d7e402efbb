import { deadlinesOf } from '../../workflow/steps/deadlines.ts';
import { defaultProgramme } from '../../workflow/programme/load.ts';
import type { Voucher } from '../../workflow/voucher/voucher.ts';
import {
  anAssignedVoucher,
  anExpiredVoucher,
  aRedeemedVoucher,
  aReportedVoucher,
  aReservedVoucher,
  aValidatedVoucher,
  aVoucherWithPayment,
} from '../support/a-voucher.ts';
import { aProgramme } from '../support/a-programme.ts';

const inShort = (voucher: Voucher, programme = defaultProgramme) =>
  deadlinesOf(voucher, programme).map(({ kind, on }) => `${kind} ${on}`);

describe('the deadlines of a voucher', () => {
  it.each<[string, Voucher, readonly string[]]>([
    ['assigned', anAssignedVoucher(), ['untouched 2020-10-31', 'voucher-expires 2020-10-31']],
    ['validated', aValidatedVoucher(), ['voucher-expires 2020-10-31']],
    [
      'reserved',
      aReservedVoucher(),
      ['engagement-starts 2020-06-08', 'report-due 2020-06-12', 'voucher-expires 2020-10-31'],
    ],
    ['reported', aReportedVoucher(), ['redeem-by 2020-10-31']],
    ['redeemed', aRedeemedVoucher(), ['payment-due 2020-08-13']],
    ['with its payment requested', aVoucherWithPayment(), ['payment-without-news 2020-06-15']],
    [
      'with a question about its payment',
      aVoucherWithPayment('action-required'),
      ['payment-question 2020-06-15'],
    ],
    ['with its payment rejected', aVoucherWithPayment('rejected'), ['payment-due 2020-08-13']],
    ['paid', aVoucherWithPayment('paid'), []],
    ['expired', anExpiredVoucher(), []],
  ])('depend on its status: %s', (_state, voucher, due) => {
    expect(inShort(voucher)).toEqual(due);
  });

  const calendar = {
    inForce: true,
    lastDayToRedeem: '2020-09-30',
    lastDayToRequestPayment: '2020-07-31',
  };
  it.each<[string, Voucher, readonly string[]]>([
    ['reported', aReportedVoucher(), ['redeem-by 2020-09-30']],
    ['redeemed', aRedeemedVoucher(), ['payment-due 2020-07-31']],
  ])('end earlier if the programme does: %s', (_state, voucher, due) => {
    expect(inShort(voucher, aProgramme({ calendar }))).toEqual(due);
    expect(inShort(voucher, aProgramme({ calendar: { ...calendar, inForce: false } }))).not.toEqual(
      due,
    );
  });

  it.each([
    ['reported', aReportedVoucher()],
    ['redeemed', aRedeemedVoucher()],
  ])('do not end later if the programme does: %s', (_state, voucher) => {
    const later = {
      inForce: true,
      lastDayToRedeem: '2021-12-31',
      lastDayToRequestPayment: '2021-12-31',
    };
    expect(inShort(voucher, aProgramme({ calendar: later }))).toEqual(inShort(voucher));
  });
});
