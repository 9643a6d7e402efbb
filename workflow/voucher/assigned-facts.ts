import type { Context } from '../partner/context.ts';
import { addDays, dayAt, isDay, startOfDay, type Day } from '../kernel/day.ts';
import { assigneeOf } from './assignee.ts';
import type { VoucherCommandInput } from './commands.ts';
import type { AssignedFacts } from './events.ts';

/** The day meant by a day, or by a moment in the partner's time zone. */
export function dayOf(dayOrMoment: string, { timeZone }: Pick<Context, 'timeZone'>): Day {
  return isDay(dayOrMoment) ? dayOrMoment : dayAt(dayOrMoment, timeZone);
}

/**
 * The last day of a voucher unless the customer's side names another
 * (docs/programme-rules.md#voucher-life).
 */
function defaultExpiry(assignedOn: Day, { programme }: Pick<Context, 'programme'>): Day {
  return addDays(assignedOn, programme.windows.voucherLifeDays);
}

/** What an event tells of an assignment, with days in the partner's time zone. */
export function assignedFacts(
  told: VoucherCommandInput<'assign'>,
  context: Context,
): AssignedFacts {
  const { assignedAt, expiresAt, assignedTo, offer, serviceLevel, customer } = told;
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

/** What a person read in the forwarded e-mail; the voucher is hers until somebody takes it over. */
export function registeredFacts(
  read: VoucherCommandInput<'register'>,
  context: Context,
): AssignedFacts {
  const { offer, serviceLevel, organisation, customerEmail, country, assignedOn } = read;
  const { actor, timeZone } = context;
  return {
    offer,
    serviceLevel,
    customer: { organisation, contactEmail: customerEmail, country },
    assignee: actor.kind === 'person' ? { personId: actor.personId } : {},
    assignedAt: startOfDay(assignedOn, timeZone),
    assignedOn,
    expiresOn: read.expiresOn ?? defaultExpiry(assignedOn, context),
  };
}
