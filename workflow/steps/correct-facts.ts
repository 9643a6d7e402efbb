import { check, type Check } from '../kernel/checks.ts';
import type { Context } from '../partner/context.ts';
import type { AssignedFacts } from '../voucher/assigned-facts.ts';
import { samePerson } from '../voucher/assignee.ts';
import { assignmentChecks } from '../voucher/checks/assignment-checks.ts';
import { differences } from '../voucher/checks/compare-assignments.ts';
import { customerKey } from '../voucher/customer-name.ts';
import { engagementIn } from '../voucher/checks/engagement-checks.ts';
import type { StatedByCustomer, Voucher } from '../voucher/voucher.ts';
import { command, event } from './step.ts';
import { account, factsOf } from './account.ts';
import { accountFacts } from './assign.ts';
import { expiryChanged, isRevival, revivalChecks } from './change-expiry.ts';

/**
 * An admin accepts the customer's facts where they differ from ours. Assignee and expiry that
 * changed since the assignment are not reset if the customer only repeats the original values.
 */
export const correctFacts = command({
  schema: account,
  right: 'resolve-parked',
  from: ['person'],
  checks(voucher, input, context) {
    const facts = correctedFacts(voucher, factsOf(input, context));
    return [
      ...assignmentChecks(facts, context),
      reservationFitsCheck(voucher, facts, context),
      ...revivalChecks(voucher, facts.expiresOn, context),
    ];
  },
  emits(voucher, input, context) {
    const theirs = factsOf(input, context);
    if (voucher.source === 'event' && differences(voucher, theirs).length === 0) return [];
    const facts = correctedFacts(voucher, theirs);
    const { expiresOn } = facts;
    const stated = { assignee: theirs.assignee, expiresOn: theirs.expiresOn };
    const corrected = { type: 'facts-corrected', ...facts, stated } as const;
    return isRevival(voucher, expiresOn, context)
      ? [corrected, { type: 'expiry-changed', expiresOn, revived: true }]
      : [corrected];
  },
  events: {
    'facts-corrected': event<AssignedFacts & { readonly stated: StatedByCustomer }>({
      reversal: 'correct',
      evolve: (_voucher, facts) => ({ ...facts, source: 'event' }),
      facts: (facts) => accountFacts(facts, 'event'),
    }),
    'expiry-changed': expiryChanged,
  },
});

function correctedFacts(voucher: Voucher, theirs: AssignedFacts): AssignedFacts {
  const { stated } = voucher;
  const sameAssignee =
    samePerson(voucher.assignee, theirs.assignee) ||
    (stated.assignee !== undefined && samePerson(stated.assignee, theirs.assignee));
  return {
    ...theirs,
    assignee: sameAssignee ? voucher.assignee : theirs.assignee,
    expiresOn: theirs.expiresOn === stated.expiresOn ? voucher.expiresOn : theirs.expiresOn,
  };
}

/**
 * A reservation or report was checked against the old facts. If the new ones would not allow it, it
 * must be released first.
 */
function reservationFitsCheck(
  voucher: Voucher,
  facts: AssignedFacts,
  { programme }: Context,
): Check {
  const { reservation, report, customer, serviceLevel } = voucher;
  const { longEngagementDays } = programme.windows;
  const long = (days: number): boolean =>
    longEngagementDays !== undefined && days >= longEngagementDays;
  const fits =
    reservation === undefined ||
    (engagementIn(programme, facts.offer, reservation.engagement) !== undefined &&
      facts.assignedOn <= reservation.startDate &&
      (reservation.deliveryCountry !== undefined || facts.customer.country === customer.country) &&
      facts.serviceLevel >= (report?.daysDelivered ?? serviceLevel) &&
      long(facts.serviceLevel) === long(serviceLevel) &&
      (!long(serviceLevel) ||
        customerKey(facts.customer.organisation) === customerKey(customer.organisation)));
  return check('correction-fits-reservation', fits);
}
