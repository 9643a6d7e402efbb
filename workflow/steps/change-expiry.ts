import { z } from 'zod';
import type { Check } from '../kernel/checks.ts';
import type { Day } from '../kernel/day.ts';
import { day } from '../kernel/facts.ts';
import { dayOrMoment } from '../kernel/fields.ts';
import type { Context } from '../partner/context.ts';
import { dayOf } from '../voucher/assigned-facts.ts';
import { expiryCheck } from '../voucher/checks/assignment-checks.ts';
import { longEngagementChecks } from '../voucher/checks/engagement-checks.ts';
import type { Voucher } from '../voucher/voucher.ts';
import { command, event } from './step.ts';

interface ExpiryChanged {
  readonly expiresOn: Day;
  /** It had expired and is back in the state it had. */
  readonly revived: boolean;
}

export const expiryChanged = event<ExpiryChanged>({
  evolve: ({ statusBeforeExpiry = 'assigned' }, { expiresOn, revived }) =>
    revived
      ? { expiresOn, status: statusBeforeExpiry, statusBeforeExpiry: undefined }
      : { expiresOn },
  facts: ({ expiresOn, revived }) => ({ until: day(expiresOn), revived: revived ? 'yes' : 'no' }),
  notice: 'voucher-expiry-changed',
});

/** The customer's side moves the last day; an expired voucher returns to the state it had. */
export const changeExpiry = command({
  schema: z.object({ expiresAt: dayOrMoment }),
  right: 'resolve-parked',
  from: ['customer', 'microsoft'],
  checks(voucher, { expiresAt }, context) {
    const expiresOn = dayOf(expiresAt, context);
    return [
      expiryCheck({ assignedOn: voucher.assignedOn, expiresOn }),
      ...revivalChecks(voucher, expiresOn, context),
    ];
  },
  emits(voucher, { expiresAt }, context) {
    const expiresOn = dayOf(expiresAt, context);
    if (expiresOn === voucher.expiresOn) return [];
    const revived = isRevival(voucher, expiresOn, context);
    return [{ type: 'expiry-changed', expiresOn, revived }];
  },
  events: { 'expiry-changed': expiryChanged },
});

/** Whether a voucher that had expired is alive again with this last day. */
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
