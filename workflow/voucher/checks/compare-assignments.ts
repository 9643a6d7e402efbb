import { check, type Check } from '../../kernel/checks.ts';
import { coded, day as dayFact, type Fact } from '../../kernel/facts.ts';
import { samePerson } from '../assignee.ts';
import { comparableName } from '../customer-name.ts';
import type { AssignedFacts } from '../assigned-facts.ts';
import type { Assignee, Voucher } from '../voucher.ts';

/**
 * Returns one unmet check for each fact in which another report of the voucher differs from ours.
 * Assignee and expiry can change after the assignment; they match the current value or the
 * originally reported one, so a repeated old event does not differ
 * (docs/programme-rules.md#differing-accounts).
 */
export function differences(
  ours: Voucher,
  theirs: Omit<AssignedFacts, 'assignee'> & { readonly assignee?: Assignee },
): readonly Check[] {
  const differs = (field: string, our: Fact, their: Fact): Check =>
    check('facts-agree', false, { ours: our, theirs: their }, field);
  const { customer } = theirs;
  const found: (Check | false)[] = [
    ours.offer !== theirs.offer &&
      differs('offer', coded('offer', ours.offer), coded('offer', theirs.offer)),
    ours.serviceLevel !== theirs.serviceLevel &&
      differs('serviceLevel', ours.serviceLevel, theirs.serviceLevel),
    comparableName(ours.customer.organisation) !== comparableName(customer.organisation) &&
      differs('organisation', ours.customer.organisation, customer.organisation),
    !sameText(ours.customer.contactEmail, customer.contactEmail) &&
      differs('customerEmail', ours.customer.contactEmail, customer.contactEmail),
    ours.customer.country !== customer.country &&
      differs(
        'country',
        coded('country', ours.customer.country),
        coded('country', customer.country),
      ),
    ours.assignedOn !== theirs.assignedOn &&
      differs('assignedOn', dayFact(ours.assignedOn), dayFact(theirs.assignedOn)),
    ![ours.stated.expiresOn, ours.expiresOn].includes(theirs.expiresOn) &&
      differs('expiresOn', dayFact(ours.expiresOn), dayFact(theirs.expiresOn)),
    !sameAssignee(ours, theirs.assignee) &&
      differs('assignedTo', named(ours.assignee), named(theirs.assignee)),
  ];
  return found.filter((one) => one !== false);
}

/** A forwarded e-mail names no assignee, so there is nothing to compare. */
function sameAssignee({ stated, assignee }: Voucher, theirs: Assignee | undefined): boolean {
  if (theirs === undefined || stated.assignee === undefined) return true;
  return samePerson(theirs, stated.assignee) || samePerson(theirs, assignee);
}

function named(assignee: Assignee | undefined): Fact {
  const { personId, email, name } = assignee ?? {};
  return name ?? email ?? (personId === undefined ? '' : coded('person', personId));
}

const sameText = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();
