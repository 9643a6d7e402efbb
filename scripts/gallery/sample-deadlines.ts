import type { DeadlineLine } from '../../cards/deadline-line.ts';
import type { Typed } from './sample-texts.ts';
import { sampleVoucher } from './sample-vouchers.ts';

/** One of each kind. */
export function sampleDeadlines(typed: Typed): readonly DeadlineLine[] {
  const voucher = sampleVoucher(typed, 'reserved');
  const { voucherId } = voucher;
  return [
    { voucher, deadline: { kind: 'report-due', on: '2020-06-12', voucherId } },
    { voucher, deadline: { kind: 'engagement-starts', on: '2020-06-16', voucherId } },
    { voucher, deadline: { kind: 'voucher-expires', on: '2020-07-09', voucherId } },
    { voucher, deadline: { kind: 'redeem-by', on: '2020-07-09', voucherId } },
    { voucher, deadline: { kind: 'payment-due', on: '2020-08-13', voucherId } },
    { deadline: { kind: 'enrolment-renewal', on: '2020-08-31', about: 'DDPS' } },
    { deadline: { kind: 'training-renewal', on: '2020-09-30', about: '' } },
    { deadline: { kind: 'competency-renewal', on: '2020-12-31', about: 'windows-and-devices' } },
  ];
}
