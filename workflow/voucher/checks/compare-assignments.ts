import { check, type Check } from '../../kernel/checks.ts';
import { coded, day as dayFact, type Fact } from '../../kernel/facts.ts';
import { samePerson } from '../assignee.ts';
import type { AssignedFacts } from '../assigned-facts.ts';
import type { Assignee, Voucher } from '../voucher.ts';

/**
 * One line for each fact in which a further account of a voucher differs from ours. What has
 * changed since it was assigned (whose it is, when it expires) may agree with the first statement
 * or with what holds now: an old event told again is no contradiction
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
    !sameText(ours.customer.organisation, customer.organisation) &&
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

/** An account read in an e-mail names nobody of ours, so nothing can differ. */
function sameAssignee({ stated, assignee }: Voucher, told: Assignee | undefined): boolean {
  if (told === undefined || stated.assignee === undefined) return true;
  return samePerson(told, stated.assignee) || samePerson(told, assignee);
}

function named(assignee: Assignee | undefined): Fact {
  const { personId, email, name } = assignee ?? {};
  return name ?? email ?? (personId === undefined ? '' : coded('person', personId));
}

const sameText = (one: string, other: string): boolean =>
  one.trim().toLowerCase() === other.trim().toLowerCase();
