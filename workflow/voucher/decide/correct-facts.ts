import { check, when, type Check, type Decision } from '../../kernel/checks.ts';
import type { Context } from '../../partner/context.ts';
import { assignedFacts } from '../assigned-facts.ts';
import { samePerson } from '../assignee.ts';
import { differences } from '../checks/compare-assignments.ts';
import { assignmentChecks } from '../checks/assignment-checks.ts';
import { engagementIn } from '../checks/engagement-checks.ts';
import { mayCommandCheck } from '../checks/may-command.ts';
import type { VoucherCommandOf } from '../commands.ts';
import type { AssignedFacts, VoucherEvent } from '../events.ts';
import type { Voucher } from '../voucher.ts';
import { isRevival, revivalChecks } from './change-expiry.ts';

/**
 * An admin settles two differing accounts in favour of the customer's. What has changed since the
 * assignment stays as it is where the customer's account only repeats its first statement.
 */
export function correctFacts(
  voucher: Voucher,
  command: VoucherCommandOf<'correct-facts'>,
  context: Context,
): Decision<VoucherEvent> {
  const told = assignedFacts(command, context);
  const { stated } = voucher;
  const sameAssignee =
    samePerson(voucher.assignee, told.assignee) ||
    (stated.assignee !== undefined && samePerson(stated.assignee, told.assignee));
  const facts: AssignedFacts = {
    ...told,
    assignee: sameAssignee ? voucher.assignee : told.assignee,
    expiresOn: told.expiresOn === stated.expiresOn ? voucher.expiresOn : told.expiresOn,
  };
  const checks = [
    mayCommandCheck('correct-facts', voucher, context),
    ...assignmentChecks(facts, context),
    reservationFitsCheck(voucher, facts, context),
    ...revivalChecks(voucher, facts.expiresOn, context),
  ];
  return when(checks, () => {
    if (voucher.source === 'event' && differences(voucher, told).length === 0) return [];
    const newStatement = { assignee: told.assignee, expiresOn: told.expiresOn };
    const corrected: VoucherEvent = { type: 'facts-corrected', ...facts, stated: newStatement };
    const { expiresOn } = facts;
    return isRevival(voucher, expiresOn, context)
      ? [corrected, { type: 'expiry-changed', expiresOn, revived: true }]
      : [corrected];
  });
}

/**
 * What has been reserved or reported rests on the facts it was checked against: where the corrected
 * ones would not carry it, it has to be released first.
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
      facts.customer.country === customer.country &&
      facts.serviceLevel >= (report?.daysDelivered ?? serviceLevel) &&
      long(facts.serviceLevel) === long(serviceLevel) &&
      (!long(serviceLevel) || facts.customer.organisation === customer.organisation));
  return check('correction-fits-reservation', fits);
}
