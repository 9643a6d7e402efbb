import { dueOn } from '../../../workflow/views/next-step.ts';
import { aReservedVoucher, reserved } from '../../support/a-voucher.ts';

describe('the day a task is put by', () => {
  const voucher = aReservedVoucher();
  const dueBy = (action: 'report' | 'redeem' | 'await-payment', until?: string) =>
    dueOn(voucher, { action, by: 'you', until });

  it("is the engagement's last day for a report, though the voucher lives on", () => {
    expect(dueBy('report', '2020-11-30')).toBe(reserved.endDate);
  });

  it('is the last day of anything else', () => {
    expect(dueBy('redeem', '2020-11-30')).toBe('2020-11-30');
  });

  it('comes after all others where there is none', () => {
    expect(dueBy('await-payment') > '2999-12-31').toBe(true);
  });
});
