import { z } from 'zod';
import { isDay, startOfDay } from '../kernel/day.ts';
import { country, dayOrMoment, email, LIMITS, line } from '../kernel/fields.ts';
import type { Context } from '../partner/context.ts';
import { dayOf, defaultExpiry, type AssignedFacts } from '../voucher/assigned-facts.ts';
import type { Assignee } from '../voucher/voucher.ts';

/** A person as an event from the customer names them. */
export const assignee = z
  .object({
    email: email.optional(),
    aadObjectId: z.guid().toLowerCase().optional(),
    name: z.string().trim().max(LIMITS.line).optional(),
  })
  .refine(
    (assignee) => assignee.email !== undefined || assignee.aadObjectId !== undefined,
    'no-assignee',
  );

/** The data of an assignment event. */
export const account = z.object({
  offer: line,
  serviceLevel: z.number().int().positive(),
  customer: z.object({ organisation: line, contactEmail: email, country }),
  assignedTo: assignee,
  assignedAt: dayOrMoment,
  expiresAt: dayOrMoment.optional(),
});

export function assigneeOf({ aadObjectId, email, name }: z.output<typeof assignee>): Assignee {
  return { personId: aadObjectId, email, name };
}

/** The facts of an assignment event, with days in the partner's time zone. */
export function factsOf(input: z.output<typeof account>, context: Context): AssignedFacts {
  const { assignedAt, expiresAt, assignedTo, offer, serviceLevel, customer } = input;
  const assignedOn = dayOf(assignedAt, context);
  return {
    offer,
    serviceLevel,
    customer,
    assignee: assigneeOf(assignedTo),
    assignedAt: isDay(assignedAt)
      ? startOfDay(assignedAt, context.timeZone)
      : new Date(assignedAt).toISOString(),
    assignedOn,
    expiresOn:
      expiresAt === undefined ? defaultExpiry(assignedOn, context) : dayOf(expiresAt, context),
  };
}
