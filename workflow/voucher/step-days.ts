import type { Day } from '../kernel/day.ts';
import type { Voucher } from './voucher.ts';

/**
 * The days of the steps taken, in order. Without validations: a validation today must not keep out a
 * reservation that was made before it.
 */
const DAYS = {
  assign: (voucher) => voucher.assignedOn,
  release: (voucher) => voucher.releasedOn,
  reserve: (voucher) => voucher.reservation?.reservedOn,
  report: (voucher) => voucher.report?.submittedOn,
  redeem: (voucher) => voucher.redeemedOn,
  payment: (voucher) => voucher.payment?.requestedOn,
  paymentStatus: (voucher) => voucher.payment?.statusOn,
} satisfies Readonly<Record<string, (voucher: Voucher) => Day | undefined>>;

export interface DatedStep {
  readonly step: keyof typeof DAYS;
  readonly on: Day;
}

/**
 * The step that a step entered now comes after: the last one, or the assignment if it is
 * independent of the order.
 */
export function stepBefore(voucher: Voucher, inAnyOrder = false): DatedStep {
  let last: DatedStep = { step: 'assign', on: voucher.assignedOn };
  if (inAnyOrder) return last;
  for (const [step, dayOf] of Object.entries(DAYS) as [DatedStep['step'], DayOf][]) {
    const on = dayOf(voucher);
    if (on !== undefined && on >= last.on) last = { step, on };
  }
  return last;
}

type DayOf = (voucher: Voucher) => Day | undefined;
