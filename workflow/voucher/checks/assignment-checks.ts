import { check, type Check } from '../../kernel/checks.ts';
import type { Context } from '../../partner/context.ts';
import { addDays } from '../../kernel/day.ts';
import { anyOf, coded, day as dayFact } from '../../kernel/facts.ts';
import { offerOf } from '../../programme/requirements.ts';
import type { AssignedFacts } from '../assigned-facts.ts';
import { calendarChecks } from './voucher-checks.ts';

/**
 * What any account of a new voucher must hold, wherever it comes from: of a known offer
 * (docs/programme-rules.md#offers-and-engagements) and level, assigned and
 * expiring on possible days (docs/programme-rules.md#voucher-life).
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
    // A customer whose day begins before ours may have assigned it tomorrow.
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

/** A voucher expires on the day of its assignment or later. */
export function expiryCheck({
  assignedOn,
  expiresOn,
}: Pick<AssignedFacts, 'assignedOn' | 'expiresOn'>): Check {
  const facts = { assignedOn: dayFact(assignedOn), expiresOn: dayFact(expiresOn) };
  return check('expiry-after-assignment', assignedOn <= expiresOn, facts, 'expiresOn');
}
