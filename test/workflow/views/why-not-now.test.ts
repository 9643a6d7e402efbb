import { whyNotNow } from '../../../workflow/views/why-not-now.ts';
import type { VoucherAction } from '../../../workflow/steps/catalogue.ts';
import type { Voucher } from '../../../workflow/voucher/voucher.ts';
import {
  anAssignedVoucher,
  anExpiredVoucher,
  aRedeemedVoucher,
  aReportedVoucher,
  aReservedVoucher,
  aVoucherWithPayment,
} from '../../support/a-voucher.ts';
import { actorOf, people } from '../../support/partner.ts';
import { voucherContext } from '../../support/voucher-decisions.ts';

const onDay = (value: string) => ({ as: 'day', value });

describe('the reason why a step is not possible now', () => {
  it.each<[VoucherAction, string, Voucher, string, object | string]>([
    ['reserve', 'expired', anExpiredVoucher(), 'expired', onDay('2020-10-31')],
    ['reserve', 'reserved', aReservedVoucher(), 'already', onDay('2020-06-02')],
    ['reserve', 'reported', aReportedVoucher(), 'already', onDay('2020-06-13')],
    ['reserve', 'redeemed', aRedeemedVoucher(), 'already', onDay('2020-06-14')],
    ['redeem', 'assigned', anAssignedVoucher(), 'too-early', ''],
    ['redeem', 'reserved', aReservedVoucher(), 'too-early', onDay('2020-06-02')],
    ['redeem', 'redeemed', aRedeemedVoucher(), 'already', onDay('2020-06-14')],
    ['report', 'assigned', anAssignedVoucher(), 'too-early', ''],
    ['report', 'reserved', aReservedVoucher(), 'engagement-runs', onDay('2020-06-12')],
    ['payment', 'redeemed', aRedeemedVoucher(), 'payment-over', onDay('2020-08-13')],
    ['payment', 'requested', aVoucherWithPayment(), 'requested', onDay('2020-06-15')],
    ['payment', 'rejected', aVoucherWithPayment('rejected'), 'payment-over', onDay('2020-08-13')],
    ['payment-status', 'redeemed', aRedeemedVoucher(), 'no-payment', ''],
    ['payment-status', 'paid', aVoucherWithPayment('paid'), 'closed', onDay('2020-06-15')],
    ['undo', 'assigned', anAssignedVoucher(), 'no-entry', ''],
    ['handover', 'paid', aVoucherWithPayment('paid'), 'closed', onDay('2020-06-15')],
  ])(
    'is, for %s of one that is %s, its state and the day it began',
    (action, _state, voucher, why, since) => {
      const found = whyNotNow(action, voucher, voucherContext());
      expect([found.why, found.facts['since']]).toEqual([why, since]);
    },
  );

  it('comes with the status, the payment’s status, and whether the reader may correct the entry', () => {
    const factsFor = (voucher: Voucher, actor = actorOf(people.adam, 'partner-admin')) =>
      whyNotNow('reserve', voucher, voucherContext({ actor })).facts;
    expect(factsFor(aVoucherWithPayment('approved'))).toMatchObject({
      status: { as: 'status', value: 'redeemed' },
      payment: { as: 'payment-status', value: 'approved' },
      can: 'yes',
    });
    expect(factsFor(aRedeemedVoucher())['payment']).toEqual({
      as: 'payment-status',
      value: 'requested',
    });
    expect(factsFor(aRedeemedVoucher(), actorOf(people.adam))['can']).toBe('');
  });
});
