import { dueOn } from '../../../workflow/views/offered-steps.ts';
import { aReservedVoucher, reserved } from '../../support/a-voucher.ts';

describe('the sort day of a task', () => {
  const voucher = aReservedVoucher();
  const dueBy = (action: 'report' | 'redeem' | 'deliver' | 'await-payment', until?: string) =>
    dueOn(voucher, { action, by: 'you', until });

  it('is the engagement’s last day for a report, although the voucher is still valid', () => {
    expect(dueBy('report', '2020-11-30')).toBe(reserved.endDate);
  });

  it('is the last day of any other task', () => {
    expect(dueBy('redeem', '2020-11-30')).toBe('2020-11-30');
  });

  it('is the engagement’s last day while it is delivered', () => {
    expect(dueBy('deliver', '2020-06-12')).toBe('2020-06-12');
  });

  it('is after all others without a last day', () => {
    expect(dueBy('await-payment') > '2999-12-31').toBe(true);
  });
});
