import { z } from 'zod';
import {
  country,
  dayField,
  dayOrMoment,
  email,
  LIMITS,
  line,
  optionalDay,
  optionalLine,
  optionalParagraph,
  paragraph,
  reference,
  yes,
} from '../kernel/fields.ts';
import { PAYMENT_STATUSES } from './voucher.ts';

/**
 * What a person, the customer's side or the clock can ask of a voucher. The field names are the
 * input ids of the cards and a contract: docs/contract.md is written from here.
 */

const wholeNumber = z.coerce.number().int().min(0).max(1000).describe('whole number');
/** What the official page answered; the step on it is a person's. */
const confirmationReference = optionalLine;

const assignee = z
  .object({
    email: email.optional(),
    aadObjectId: z.guid().toLowerCase().optional(),
    name: z.string().trim().max(LIMITS.line).optional(),
  })
  .refine((who) => who.email !== undefined || who.aadObjectId !== undefined, 'no-assignee');

/** What the customer's side says of a voucher. */
const assignedFacts = z.object({
  offer: line,
  serviceLevel: z.number().int().positive(),
  customer: z.object({ organisation: line, contactEmail: email, country }),
  assignedTo: assignee,
  assignedAt: dayOrMoment,
  expiresAt: dayOrMoment.optional(),
});

export const voucherCommands = {
  /** From the signed event `voucher.assigned`. */
  assign: assignedFacts,
  /** Step 4's waterfall: what the forwarded e-mail says. */
  register: z.object({
    offer: line,
    serviceLevel: z.coerce.number().int().positive(),
    organisation: line,
    customerEmail: email,
    country,
    assignedOn: dayField,
    expiresOn: optionalDay,
  }),
  reassign: z.object({ assignedTo: assignee }),
  handover: z.object({ colleague: line, reason: optionalParagraph }),
  'change-expiry': z.object({ expiresAt: dayOrMoment }),
  'identify-assignee': z.object({ personId: line, email: email.optional() }),
  /** An admin settles a parked account that differs from ours. */
  'correct-facts': assignedFacts,
  validate: z.object({ customerEmail: email }),
  reserve: z.object({
    engagement: line,
    location: line,
    consultant: line,
    startDate: dayField,
    endDate: dayField,
    termsAccepted: yes,
    reason: optionalParagraph,
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
    deliverableReference: reference,
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
    reason: optionalParagraph,
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
