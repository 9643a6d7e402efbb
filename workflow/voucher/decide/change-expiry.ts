import { when, type Check, type Decision } from '../../kernel/checks.ts';
import type { Context } from '../../partner/context.ts';
import type { Day } from '../../kernel/day.ts';
import { dayOf } from '../assigned-facts.ts';
import { expiryCheck } from '../checks/assignment-checks.ts';
import { longEngagementChecks } from '../checks/engagement-checks.ts';
import { mayCommandCheck } from '../checks/may-command.ts';
import type { VoucherCommandOf } from '../commands.ts';
import type { VoucherEvent } from '../events.ts';
import type { Voucher } from '../voucher.ts';

/** The customer's side moves the last day; an expired voucher returns to the state it had. */
export function changeExpiry(
  voucher: Voucher,
  command: VoucherCommandOf<'change-expiry'>,
  context: Context,
): Decision<VoucherEvent> {
  const expiresOn = dayOf(command.expiresAt, context);
  const checks = [
    mayCommandCheck('change-expiry', voucher, context),
    expiryCheck({ assignedOn: voucher.assignedOn, expiresOn }),
    ...revivalChecks(voucher, expiresOn, context),
  ];
  return when(checks, () =>
    expiresOn === voucher.expiresOn
      ? []
      : [{ type: 'expiry-changed', expiresOn, revived: isRevival(voucher, expiresOn, context) }],
  );
}

/** Whether a voucher that had expired lives again with this last day. */
export function isRevival(voucher: Voucher, expiresOn: Day, { today }: Context): boolean {
  return voucher.status === 'expired' && today <= expiresOn;
}

/** While it was expired, another voucher may have taken its one long engagement. */
export function revivalChecks(
  voucher: Voucher,
  expiresOn: Day,
  context: Context,
): readonly Check[] {
  return voucher.reservation !== undefined && isRevival(voucher, expiresOn, context)
    ? longEngagementChecks(voucher, voucher.reservation.engagement, context)
    : [];
}
