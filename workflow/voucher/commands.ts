import { z } from 'zod';
import { isDay } from '../day.ts';
import { PAYMENT_STATUSES } from './voucher.ts';

/**
 * What a person, the customer's side or the clock can ask of a voucher. The field names are the
 * input ids of the cards and a contract (docs/contract.md is generated from here). A form sends
 * every value as text, so numbers and yes/no are read from text too.
 */

/** Longest free text, in characters; longer is refused with a message, never cut. */
export const LIMITS = { line: 200, paragraph: 4000, reference: 500 } as const;

const line = z.string().trim().min(1).max(LIMITS.line);
const paragraph = z.string().trim().min(1).max(LIMITS.paragraph);
const email = z.email().max(254).trim().toLowerCase();
const dayField = z.string().trim().refine(isDay, 'day');
const wholeNumber = z.coerce.number().int().min(0).max(1000);
const country = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z]{2}$/u, 'country');
const yes = z.union([z.literal(true), z.literal('true')]).transform(() => true as const);
const confirmationReference = z
  .string()
  .trim()
  .max(LIMITS.line)
  .optional()
  .transform((text) => (text === '' ? undefined : text));
const optionalLine = confirmationReference;
const optionalText = z
  .string()
  .trim()
  .max(LIMITS.reference)
  .optional()
  .transform((text) => (text === '' ? undefined : text));

/** A day, or a moment that is turned into a day of the partner's time zone. */
const dayOrMoment = z.union([
  z.string().refine(isDay),
  z.iso.datetime({ offset: true }).refine((moment) => isDay(moment.slice(0, 10))),
]);

const assignee = z
  .object({
    email: email.optional(),
    aadObjectId: z.guid().toLowerCase().optional(),
    name: z.string().trim().max(LIMITS.line).optional(),
  })
  .refine((who) => who.email !== undefined || who.aadObjectId !== undefined, 'assignee');

export const voucherCommands = {
  /** From the signed event `voucher.assigned`. */
  assign: z.object({
    offer: line,
    serviceLevel: z.number().int().positive(),
    customer: z.object({ organisation: line, contactEmail: email, country }),
    assignedTo: assignee,
    assignedAt: dayOrMoment,
    expiresAt: dayOrMoment.optional(),
  }),
  /** Step 4's waterfall: what the forwarded e-mail says. */
  register: z.object({
    offer: line,
    serviceLevel: z.coerce.number().int().positive(),
    organisation: line,
    customerEmail: email,
    country,
    assignedOn: dayField,
    expiresOn: dayField.optional().or(z.literal('').transform(() => undefined)),
  }),
  reassign: z.object({ assignedTo: assignee }),
  handover: z.object({ colleague: line, reason: optionalText }),
  'change-expiry': z.object({ expiresAt: dayOrMoment }),
  'identify-assignee': z.object({ personId: line, email: email.optional() }),
  /** An admin settles a parked account that differs from ours. */
  'correct-facts': z.object({
    offer: line,
    serviceLevel: z.number().int().positive(),
    customer: z.object({ organisation: line, contactEmail: email, country }),
    assignedTo: assignee,
    assignedAt: dayOrMoment,
    expiresAt: dayOrMoment.optional(),
  }),
  validate: z.object({ customerEmail: email }),
  reserve: z.object({
    engagement: line,
    location: line,
    consultant: line,
    startDate: dayField,
    endDate: dayField,
    termsAccepted: yes,
    reason: optionalText,
    confirmationReference,
  }),
  reschedule: z.object({ startDate: dayField, endDate: dayField, consultant: line }),
  release: z.object({ reason: line, confirmationReference }),
  report: z.object({
    consultant: line,
    location: line,
    deliveryCountry: country,
    startDate: dayField,
    endDate: dayField,
    daysDelivered: wholeNumber,
    offSiteDays: wholeNumber,
    products: line,
    deliverableType: line,
    deliverableReference: z.string().trim().min(1).max(LIMITS.reference),
    handedOverOn: dayField,
    summary: paragraph,
    nextSteps: paragraph,
    confirmationReference,
  }),
  redeem: z.object({ confirmationReference }),
  payment: z.object({
    invoiceNumber: line,
    amount: z.coerce.number().positive().max(10_000_000),
    currency: z
      .string()
      .trim()
      .toUpperCase()
      .regex(/^[A-Z]{3}$/u),
    confirmationReference,
  }),
  'payment-status': z.object({
    status: z.enum(PAYMENT_STATUSES),
    reference: optionalLine,
    reason: optionalText,
  }),
  expire: z.object({}),
} as const;

export type VoucherCommandName = keyof typeof voucherCommands;
export type VoucherCommandInput<Name extends VoucherCommandName> = z.output<
  (typeof voucherCommands)[Name]
>;
/** A command that asks for nothing has a name only. */
type Filled<Input> = string extends keyof Input ? unknown : Input;
export type VoucherCommand = {
  [Name in VoucherCommandName]: { readonly name: Name } & Filled<VoucherCommandInput<Name>>;
}[VoucherCommandName];
export type VoucherCommandOf<Name extends VoucherCommandName> = Extract<
  VoucherCommand,
  { readonly name: Name }
>;
