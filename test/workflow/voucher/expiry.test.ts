import type { Voucher } from '../../../workflow/voucher/voucher.ts';
import {
  anAssignedVoucher,
  anExpiredVoucher,
  aRedeemedVoucher,
  aReportedVoucher,
  aReservedVoucher,
  aVoucherOf,
  assigned,
  reported,
  reserved,
} from '../../support/a-voucher.ts';
import { decide, type Given } from '../../support/voucher-decisions.ts';

const clock = { kind: 'clock' } as const;
const customer = { kind: 'customer' } as const;

describe('the expiry of a voucher', () => {
  const expire = (voucher: Voucher, today: string) =>
    decide(voucher, 'expire', {}, { actor: clock, today });

  it.each([
    ['assigned', anAssignedVoucher()],
    ['reserved', aReservedVoucher()],
    ['reported', aReportedVoucher()],
  ])('happens after its last day, not on it, when it is %s', (status, voucher) => {
    expect(expire(voucher, '2020-10-31').refused).toEqual(['expiry-passed']);
    expect(expire(voucher, '2020-11-01')).toMatchObject({
      events: [{ type: 'expired', on: '2020-11-01' }],
      voucher: { status: 'expired', statusBeforeExpiry: status },
    });
  });

  it.each([
    ['redeemed', aRedeemedVoucher()],
    ['expired', anExpiredVoucher()],
  ])('does not happen when it is %s', (_status, voucher) => {
    expect(expire(voucher, '2021-01-01')).toEqual({ events: [], voucher, refused: [] });
  });
});

describe('a change of the expiry by the customer', () => {
  const extend = (voucher: Voucher, expiresAt: string, given: Given = {}) =>
    decide(voucher, 'change-expiry', { expiresAt }, { actor: customer, ...given });

  it('stores the new last day', () => {
    expect(extend(anAssignedVoucher(), '2021-01-29').voucher).toMatchObject({
      status: 'assigned',
      expiresOn: '2021-01-29',
    });
  });

  it.each([
    ['assigned', anExpiredVoucher()],
    ['reserved', anExpiredVoucher(reserved)],
    ['reported', anExpiredVoucher(reserved, reported)],
  ])('revives an expired voucher as %s, with its new last day', (status, voucher) => {
    const today = '2020-11-20';
    expect(extend(voucher, '2020-11-20', { today }).voucher).toMatchObject({ status });
    expect(extend(voucher, '2020-11-20', { today }).voucher?.statusBeforeExpiry).toBeUndefined();
    expect(extend(voucher, '2020-11-19', { today }).voucher).toMatchObject({
      status: 'expired',
      expiresOn: '2020-11-19',
    });
  });

  it('changes nothing for the same day and refuses one before the assignment', () => {
    expect(extend(anAssignedVoucher(), '2020-10-31').events).toEqual([]);
    expect(extend(anAssignedVoucher(), '2020-05-03').refused).toEqual([
      'expiry-after-assignment@expiresOn',
    ]);
  });

  it('does not revive a long engagement whose claim another voucher has', () => {
    const voucher = aVoucherOf({ ...assigned, serviceLevel: 15 }, reserved, {
      type: 'expired',
      on: '2020-11-01',
    });
    const given = { today: '2020-11-20', claimHeldBy: 'ZZZZ-9999' };
    expect(extend(voucher, '2020-12-31', given).refused).toEqual(['long-engagement-free@reason']);
    expect(extend(voucher, '2020-11-10', given).refused).toEqual([]);
    expect(extend(voucher, '2020-12-31', { today: '2020-11-20' }).refused).toEqual([]);
  });
});
