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
  /** True if the voucher had expired and is restored to its previous state. */
  readonly revived: boolean;
}

export const expiryChanged = event<ExpiryChanged>({
  reversal: 'correct',
  evolve: ({ statusBeforeExpiry = 'assigned' }, { expiresOn, revived }) =>
    revived
      ? { expiresOn, status: statusBeforeExpiry, statusBeforeExpiry: undefined }
      : { expiresOn },
  facts: ({ expiresOn, revived }) => ({ until: day(expiresOn), revived: revived ? 'yes' : 'no' }),
  notice: 'voucher-expiry-changed',
});

/** The customer changes the last day; an expired voucher returns to its previous state. */
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

/** True if the new last day revives an expired voucher. */
export function isRevival(voucher: Voucher, expiresOn: Day, { today }: Context): boolean {
  return voucher.status === 'expired' && today <= expiresOn;
}

/** Another voucher may have claimed the long engagement while this one was expired. */
export function revivalChecks(
  voucher: Voucher,
  expiresOn: Day,
  context: Context,
): readonly Check[] {
  return voucher.reservation !== undefined && isRevival(voucher, expiresOn, context)
    ? longEngagementChecks(voucher, voucher.reservation.engagement, context)
    : [];
}
