import type { Day } from '../kernel/day.ts';
import type { Programme } from '../programme/definition.ts';
import type { Voucher } from '../voucher/voucher.ts';
import { deadlineRulesIn, type VoucherDeadlineKind } from './catalogue.ts';

export interface VoucherDeadline {
  readonly kind: VoucherDeadlineKind;
  /** The last day; for `report-due` the last day of the engagement. */
  readonly on: Day;
  readonly voucherId: string;
}

/** True if the task can still be done after its day. */
export const isOpenLater = (kind: string): boolean => LATER.has(kind);

const LATER = new Set<string>(
  Object.values(deadlineRulesIn).flatMap((rules) =>
    rules.flatMap(({ isOpenLater, kind }) => (isOpenLater ? kind : [])),
  ),
);

/** The deadlines of a voucher in its current state; the one that ends its life comes last. */
export function deadlinesOf(voucher: Voucher, programme: Programme): readonly VoucherDeadline[] {
  return deadlineRulesIn[voucher.status].flatMap((rule) => {
    const on = rule.on(voucher, programme);
    return on === undefined ? [] : [{ kind: rule.kind, on, voucherId: voucher.voucherId }];
  });
}
