import { z } from 'zod';
import { check, type Check } from '../kernel/checks.ts';
import { startOfDay } from '../kernel/day.ts';
import { allOf, coded, money, type Fact } from '../kernel/facts.ts';
import {
  amount,
  country,
  customerAnswer,
  dayField,
  hasWords,
  LIMITS,
  line,
  paragraph,
  reason,
  reference,
  typedEmail,
  wholeNumber,
} from '../kernel/fields.ts';
import type { Context } from '../partner/context.ts';
import { mayActOnAny } from '../partner/permissions.ts';
import { personIdOf } from '../partner/team.ts';
import { customerKey } from '../voucher/customer-name.ts';
import {
  inputFact,
  fieldsOf,
  isEntered,
  PARTS,
  valuesOf,
  withChanges,
  type Change,
  type Part,
  type Value,
} from '../voucher/parts.ts';
import { nearCustomerChecks } from '../voucher/checks/engagement-checks.ts';
import { reservedCustomer } from '../voucher/near-customers.ts';
import type { PaymentRequest, Reservation, Voucher } from '../voucher/voucher.ts';
import { brokenBy } from './broken-by.ts';
import { isRevival } from './change-expiry.ts';
import { amendment, event } from './step.ts';
import { ownEntryCheck } from './undo.ts';
import { canBeDeclared } from './waivers.ts';

/** Can be emptied. */
const clearable = (max: number) => z.string().trim().max(max).optional();

/** The fields of all parts; an absent one stays as it is. */
const schema = z.object({
  part: z.enum(PARTS),
  reason,
  offer: line.optional(),
  serviceLevel: wholeNumber(1, 1000).optional(),
  organisation: line.optional(),
  customerEmail: typedEmail.optional(),
  country: country.optional(),
  assignedOn: dayField.optional(),
  expiresOn: dayField.optional(),
  engagement: line.optional(),
  location: line.optional(),
  consultant: line.optional(),
  startDate: dayField.optional(),
  endDate: dayField.optional(),
  engagementReason: clearable(LIMITS.reference).refine(
    (text = '') => text === '' || hasWords(text),
    'words',
  ),
  sameCustomer: customerAnswer,
  deliveryCountry: country.optional(),
  daysDelivered: wholeNumber(0, 1000).optional(),
  offSiteDays: wholeNumber(0, 1000).optional(),
  products: line.optional(),
  deliverableType: line.optional(),
  deliverableReference: reference.optional(),
  handedOverOn: dayField.optional(),
  summary: paragraph.optional(),
  nextSteps: paragraph.optional(),
  invoiceNumber: line.optional(),
  amount: amount.optional(),
  currency: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z]{3}$/u)
    .optional(),
  confirmationReference: clearable(LIMITS.line),
  onDate: dayField.optional(),
});
type Input = z.output<typeof schema>;

interface Corrected {
  readonly part: Part;
  readonly reason: string;
  readonly changes: readonly Change[];
  /** The currencies of the amounts in `changes`. */
  readonly currency?: { readonly from: string; readonly to: string };
  /** The start of the new day of assignment. */
  readonly assignedAt?: string;
  /** The key of the other customer whose long engagement it is. */
  readonly customer?: string;
  /** The answer to the question whether the new name is a known customer's. */
  readonly told?: Pick<Reservation, 'customer' | 'sameAs' | 'near'>;
  /** True if an expired voucher is restored to its previous state. */
  readonly revived?: boolean;
}

/** Changes an entry afterwards (docs/programme-rules.md#corrections). */
export const correct = amendment({
  schema,
  right: 'correct',
  from: ['person'],
  freesParked: true,
  states: ['assigned', 'reserved', 'reported', 'redeemed', 'expired'],
  offered: 'also',
  checks(voucher, input, context) {
    const { part } = input;
    const entered = check('part-entered', isEntered(voucher, part), {
      entry: coded('entry', part),
    });
    if (!entered.met) return [entered];
    const changes = changesOf(voucher, input, context);
    const after = { ...voucher, ...evolved(voucher, eventOf(voucher, input, context)) };
    return [
      entered,
      ...entryChecks(part, context),
      check('something-corrected', changes.length > 0, { entry: coded('entry', part) }),
      ...brokenBy(voucher, after, context).filter(
        (one) => !isRecorded(one, voucher, input, context),
      ),
      ...(voucher.reservation && context.nearCustomers
        ? nearCustomerChecks(
            after,
            voucher.reservation.engagement,
            input.sameCustomer,
            context.nearCustomers,
          )
        : []),
    ];
  },
  emits(voucher, input, context) {
    const corrected = eventOf(voucher, input, context);
    const after = { ...voucher, ...evolved(voucher, corrected) };
    const broken = brokenBy(voucher, after, context).map(({ code, facts }) => ({ code, facts }));
    const { reason } = input;
    return [
      {
        type: 'corrected',
        ...corrected,
        ...(broken.length > 0 && {
          onDate: context.today,
          declared: { step: 'correct', reason, broken },
        }),
      },
    ];
  },
  events: {
    corrected: event<Corrected>({
      reversal: 'undo',
      evolve: evolved,
      facts: ({ changes, currency, part, reason }) => ({
        part: coded('entry', part),
        changes: allOf(changes.map((change) => changeFact(change, currency))),
        reason,
      }),
      notice: 'voucher-corrected',
    }),
  },
});

/** Admins correct everything, others what they entered, until the next step is taken. */
export function entryChecks(part: Part, context: Context): readonly Check[] {
  const { actor, past: { lastStep } = {}, programme } = context;
  if (mayActOnAny(actor, 'correct', programme) || lastStep === undefined) return [];
  const entryPart = part === 'expiry' ? 'registration' : part;
  return lastStep.part === entryPart
    ? [ownEntryCheck('correct', lastStep, context)]
    : [check('entry-latest', false, { entry: coded('entry', lastStep.type) })];
}

/**
 * True for a broken rule that is recorded with the correction, as with a step that is already done
 * at Microsoft.
 */
function isRecorded(broken: Check, voucher: Voucher, input: Input, context: Context): boolean {
  const recorded = Object.fromEntries(valuesOf(voucher, input.part));
  return canBeDeclared([broken], { ...recorded, ...input }, context.today);
}

function changesOf(voucher: Voucher, input: Input, context: Context): readonly Change[] {
  const { part } = input;
  const before = valuesOf(voucher, part);
  const typed: Readonly<Record<string, Value | undefined>> = {
    ...input,
    ...(input.consultant !== undefined && {
      consultant: personIdOf(context.partner, input.consultant),
    }),
    ...(input.sameCustomer !== undefined && {
      sameCustomer: answered(voucher, input.sameCustomer)?.organisation ?? '',
    }),
  };
  return fieldsOf(part).flatMap((field): Change[] => {
    const [from, value] = [before.get(field), typed[field]];
    if (value === undefined) return [];
    const to = value === '' ? undefined : value;
    return from === to
      ? []
      : [{ field, ...(from !== undefined && { from }), ...(to !== undefined && { to }) }];
  });
}

/** The known customer that an answer names. */
const answered = ({ reservation }: Voucher, answer: string) =>
  reservation?.near?.find(({ key }) => answer === `same:${key}`);

/** The key of the customer that a long engagement has then; undefined if it stays the same. */
function customerAfter(voucher: Voucher, changes: readonly Change[]): string | undefined {
  const { customer, near = [] } = voucher.reservation ?? {};
  const changed = changes.find(({ field }) => field === 'organisation' || field === 'sameCustomer');
  if (customer === undefined || changed === undefined) return undefined;
  const { field, from, to } = changed;
  const organisation = field === 'organisation' ? String(to) : voucher.customer.organisation;
  const own = customerKey(organisation);
  if (field === 'organisation') return own === customerKey(String(from)) ? undefined : own;
  return near.find((one) => one.organisation === to)?.key ?? own;
}

/** The answer to the question whether the new name is a known customer's. */
function toldApart(
  { customer, reservation }: Voucher,
  { organisation = '', part, sameCustomer }: Input,
  { nearCustomers = [] }: Context,
): Corrected['told'] {
  if (part !== 'registration' || reservation === undefined || nearCustomers.length === 0)
    return undefined;
  const after = { customer: { ...customer, organisation } };
  return reservedCustomer(after, nearCustomers, reservation.engagement, sameCustomer);
}

function eventOf(voucher: Voucher, input: Input, context: Context): Corrected {
  const { part, reason } = input;
  const changes = changesOf(voucher, input, context);
  const { payment } = voucher;
  const to = (field: string) => changes.find((one) => one.field === field)?.to;
  const [assignedOn, expiresOn, currency] = [to('assignedOn'), to('expiresOn'), to('currency')];
  const told = toldApart(voucher, input, context);
  const customer = told?.customer ?? customerAfter(voucher, changes);
  return {
    part,
    reason,
    changes: [...changes, ...statusChange(payment, to('amount'))],
    ...(to('amount') !== undefined &&
      payment && {
        currency: { from: payment.currency, to: String(currency ?? payment.currency) },
      }),
    ...(assignedOn !== undefined && {
      assignedAt: startOfDay(String(assignedOn), context.timeZone),
    }),
    ...(customer !== undefined && { customer }),
    ...(told && { told }),
    ...(expiresOn !== undefined &&
      isRevival(voucher, String(expiresOn), context) && { revived: true }),
  };
}

/** A request that was paid in part is paid once its amount is the sum paid, and no longer above it. */
function statusChange(
  payment: PaymentRequest | undefined,
  amount: Value | undefined,
): readonly Change[] {
  if (payment?.amountPaid === undefined || typeof amount !== 'number') return [];
  const { amountPaid, differenceClosed, status: from } = payment;
  if (differenceClosed || (from !== 'approved' && from !== 'paid')) return [];
  const to = amountPaid >= amount ? 'paid' : 'approved';
  return from === to ? [] : [{ field: 'status', from, to }];
}

function evolved(voucher: Voucher, event: Corrected): Partial<Voucher> {
  const { assignedAt, changes, customer, part, revived, told } = event;
  const { report, reservation, statusBeforeExpiry = 'assigned' } = voucher;
  const changed = withChanges(voucher, part, changes);
  // The answer was about the former name.
  const answer = part === 'registration' ? { sameAs: undefined, near: undefined, ...told } : {};
  const after: Partial<Voucher> =
    customer !== undefined && reservation
      ? { ...changed, reservation: { ...reservation, ...changed.reservation, ...answer, customer } }
      : changed;
  return {
    ...after,
    ...(assignedAt !== undefined && { assignedAt }),
    ...(revived && { status: statusBeforeExpiry, statusBeforeExpiry: undefined }),
    // The report has the engagement of the reservation.
    ...(after.reservation &&
      report && { report: { ...report, engagement: after.reservation.engagement } }),
    // The dates of a reservation that was not rescheduled are as old as it.
    ...(after.reservation &&
      reservation?.scheduledOn === reservation?.reservedOn && {
        reservation: { ...after.reservation, scheduledOn: after.reservation.reservedOn },
      }),
  };
}

/** Characters of a text in the history; the event has all of it. */
const SHOWN = 60;

function changeFact({ field, from, to }: Change, currency: Corrected['currency']): Fact {
  const fact = (value: Value | undefined, of: string | undefined): Fact => {
    if (value === undefined) return '';
    if (typeof value === 'number') return of === undefined ? value : money(value, of);
    const shown = inputFact(field, value);
    return typeof shown === 'string' && shown.length > SHOWN ? `${shown.slice(0, SHOWN)}…` : shown;
  };
  return { as: 'change', field, from: fact(from, currency?.from), to: fact(to, currency?.to) };
}
