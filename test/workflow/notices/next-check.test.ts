import type { Partner } from '../../../workflow/partner/partner.ts';
import type { Write } from '../../../workflow/kernel/ports.ts';
import { defaultProgramme } from '../../../workflow/programme/load.ts';
import { partnerNextCheckChange, nextCheckChange } from '../../../workflow/notices/next-check.ts';
import type { Voucher } from '../../../workflow/voucher/voucher.ts';
import { anAssignedVoucher, anExpiredVoucher, aReservedVoucher } from '../../support/a-voucher.ts';
import { aPartner } from '../../support/partner.ts';

/** The next check that a change schedules, or the write it makes instead. */
const dayOf = ([write, ...others]: readonly Write[]): unknown => {
  expect(others).toEqual([]);
  if (write === undefined) return 'nothing';
  expect(write.id).toBe('wake');
  return write.op === 'delete' ? 'deletes' : [write.kind, write.index?.wakeOn];
};

describe('a change of a voucher', () => {
  // Expires on the 31st of October; reminders 60, 30, 14, 7 and 1 days before.
  const voucher = anAssignedVoucher();
  const change = (before: Voucher | undefined, after: Voucher, from: string) =>
    dayOf(nextCheckChange(before, after, defaultProgramme, from));

  it('schedules a check on the next day with a reminder, today included', () => {
    expect(change(undefined, voucher, '2020-05-04')).toEqual(['voucher-wake', '2020-05-11']);
    expect(change(undefined, voucher, '2020-06-15')).toEqual(['voucher-wake', '2020-09-01']);
    expect(change(undefined, voucher, '2020-09-01')).toEqual(['voucher-wake', '2020-09-01']);
    expect(change(voucher, aReservedVoucher(), '2020-06-01')).toEqual([
      'voucher-wake',
      expect.stringMatching(/^2020-06-/u),
    ]);
  });

  it('keeps a check that the daily job may have missed in the last week', () => {
    const after = { ...voucher, revision: voucher.revision + 1 };
    expect(change(voucher, after, '2020-09-08')).toEqual(['voucher-wake', '2020-09-01']);
    expect(change(voucher, after, '2020-09-09')).toEqual(['voucher-wake', '2020-10-01']);
  });

  it('discards a check for a day with other reminders', () => {
    const after = { ...voucher, expiresOn: '2020-11-01' };
    expect(change(voucher, after, '2020-09-04')).toEqual(['voucher-wake', '2020-10-02']);
    expect(change(undefined, voucher, '2020-09-04')).toEqual(['voucher-wake', '2020-10-01']);
  });

  it('deletes an existing check, but not a missing one', () => {
    const over = anExpiredVoucher();
    expect(change({ ...over, status: 'assigned' }, over, '2020-12-31')).toBe('deletes');
    expect(change(over, over, '2020-12-31')).toBe('nothing');
    expect(change(undefined, over, '2020-12-31')).toBe('nothing');
  });
});

describe('a change of the company’s records', () => {
  const enrolled = (validUntil?: string): Partner =>
    aPartner({
      enrolments:
        validUntil === undefined
          ? []
          : [{ offer: 'DDPS', enrolledBy: 'x', enrolledOn: '2020-02-01', validUntil }],
    });
  const partner = enrolled('2020-12-31');
  const change = (before: Partner, after: Partner, from: string) =>
    dayOf(partnerNextCheckChange(before, after, defaultProgramme, from));

  it('schedules a check on the next day with a reminder', () => {
    expect(change(enrolled(), partner, '2020-05-04')).toEqual(['partner-wake', '2020-11-01']);
    expect(change(partner, partner, '2020-05-04')).toEqual(['partner-wake', '2020-11-01']);
  });

  it('keeps a check that the daily job may have missed in the last week', () => {
    expect(change(partner, partner, '2020-11-08')).toEqual(['partner-wake', '2020-11-01']);
    expect(change(partner, partner, '2020-11-09')).toEqual(['partner-wake', '2020-12-01']);
    expect(change(enrolled(), partner, '2020-11-08')).toEqual(['partner-wake', '2020-12-01']);
  });

  it('deletes an existing check, but not a missing one', () => {
    expect(change(partner, enrolled(), '2020-05-04')).toBe('deletes');
    expect(change(enrolled(), enrolled(), '2020-05-04')).toBe('nothing');
  });
});
