import { z } from 'zod';
import { startOfDay } from '../kernel/day.ts';
import { country, dayField, line, optionalDay, typedEmail, wholeNumber } from '../kernel/fields.ts';
import type { Context } from '../partner/context.ts';
import { voucherIdCheck } from '../programme/voucher-id.ts';
import { defaultExpiry, type AssignedFacts } from '../voucher/assigned-facts.ts';
import { assignmentChecks } from '../voucher/checks/assignment-checks.ts';
import { differences } from '../voucher/checks/compare-assignments.ts';
import { assigned } from './assign.ts';
import { command } from './step.ts';

const schema = z.object({
  offer: line,
  serviceLevel: wholeNumber(1, 1000),
  organisation: line,
  customerEmail: typedEmail,
  country,
  assignedOn: dayField,
  expiresOn: optionalDay,
});

/** Step 4 without an event: a person enters the data of the customer's forwarded e-mail. */
export const register = command({
  schema,
  right: 'register',
  from: ['person'],
  begins: true,
  freesParked: true,
  checks(voucher, input, context) {
    const facts = factsOf(input, context);
    if (voucher !== undefined) {
      const { expiresOn } = input.expiresOn === undefined ? voucher.stated : facts;
      return differences(voucher, { ...facts, expiresOn, assignee: undefined });
    }
    const { voucherId, programme } = context;
    return [
      ...(voucherId === undefined ? [] : [voucherIdCheck(voucherId, programme)]),
      ...assignmentChecks(facts, context),
    ];
  },
  emits: (voucher, input, context) =>
    voucher === undefined
      ? [{ type: 'assigned', source: 'e-mail', ...factsOf(input, context) } as const]
      : [],
  events: { assigned },
});

/** The person who registers the voucher is its assignee until another takes it over. */
function factsOf(input: z.output<typeof schema>, context: Context): AssignedFacts {
  const { offer, serviceLevel, organisation, customerEmail, country, assignedOn } = input;
  const { actor, timeZone } = context;
  return {
    offer,
    serviceLevel,
    customer: { organisation, contactEmail: customerEmail, country },
    assignee: actor.kind === 'person' ? { personId: actor.personId } : {},
    assignedAt: startOfDay(assignedOn, timeZone),
    assignedOn,
    expiresOn: input.expiresOn ?? defaultExpiry(assignedOn, context),
  };
}
