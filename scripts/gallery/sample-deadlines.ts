import type { DeadlineLine } from '../../cards/lists/deadline-line.ts';
import type { Day } from '../../workflow/kernel/day.ts';
import type { VoucherDeadlineKind } from '../../workflow/steps/catalogue.ts';
import type { Voucher } from '../../workflow/voucher/voucher.ts';
import { nth, type Typed } from './sample-texts.ts';
import { sampleVoucher } from './sample-vouchers.ts';

/** One deadline of each kind, for two vouchers and the company. */
export function sampleDeadlines(typed: Typed): readonly DeadlineLine[] {
  const one = sampleVoucher(typed, 'reserved');
  const other = {
    ...one,
    voucherId: `${typed.voucherId.slice(0, 62)}2`,
    customer: { ...one.customer, organisation: nth(typed.customers, 1) },
  };
  const due = (voucher: Voucher, kind: VoucherDeadlineKind, on: Day): DeadlineLine => ({
    voucher,
    deadline: { kind, on, voucherId: voucher.voucherId },
  });
  return [
    due(one, 'report-due', '2020-06-12'),
    due(one, 'engagement-starts', '2020-06-16'),
    {
      voucher: other,
      deadline: { kind: 'untouched', on: '2020-07-09', voucherId: other.voucherId },
      isOfOther: true,
    },
    due(one, 'voucher-expires', '2020-07-09'),
    due(other, 'redeem-by', '2020-07-09'),
    due(other, 'payment-due', '2020-08-13'),
    { deadline: { kind: 'enrolment-renewal', on: '2020-08-31', about: 'DDPS' } },
    { deadline: { kind: 'training-renewal', on: '2020-09-30', about: '' } },
    { deadline: { kind: 'competency-renewal', on: '2020-12-31', about: 'windows-and-devices' } },
  ];
}
