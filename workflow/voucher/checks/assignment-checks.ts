import { check, type Check } from '../../kernel/checks.ts';
import type { Context } from '../../partner/context.ts';
import { addDays } from '../../kernel/day.ts';
import { anyOf, coded, day as dayFact } from '../../kernel/facts.ts';
import { offerOf } from '../../programme/requirements.ts';
import type { AssignedFacts } from '../assigned-facts.ts';
import { calendarChecks } from './voucher-checks.ts';

/**
 * Checks of a new voucher from any source: offer and service level are known
 * (docs/programme-rules.md#offers-and-engagements), and the days of assignment and expiry are
 * possible (docs/programme-rules.md#voucher-life).
 */
export function assignmentChecks(
  facts: Pick<AssignedFacts, 'offer' | 'serviceLevel' | 'assignedOn' | 'expiresOn'>,
  { programme, today }: Context,
): readonly Check[] {
  const { serviceLevel, assignedOn } = facts;
  const offer = offerOf(programme, facts.offer);
  return [
    check(
      'offer-known',
      offer !== undefined && !offer.retired,
      { offer: offer ? coded('offer', offer.code) : facts.offer },
      'offer',
    ),
    check(
      'service-level-known',
      programme.serviceLevels.includes(serviceLevel),
      { serviceLevel, serviceLevels: anyOf(programme.serviceLevels) },
      'serviceLevel',
    ),
    // In a time zone ahead of ours the customer may already have tomorrow's date.
    check(
      'assigned-by-today',
      assignedOn <= addDays(today, 1),
      { assignedOn: dayFact(assignedOn), today: dayFact(today) },
      'assignedOn',
    ),
    expiryCheck(facts),
    ...calendarChecks(programme, 'register', assignedOn, 'assignedOn'),
  ];
}

export function expiryCheck({
  assignedOn,
  expiresOn,
}: Pick<AssignedFacts, 'assignedOn' | 'expiresOn'>): Check {
  const facts = { assignedOn: dayFact(assignedOn), expiresOn: dayFact(expiresOn) };
  return check('expiry-after-assignment', assignedOn <= expiresOn, facts, 'expiresOn');
}
