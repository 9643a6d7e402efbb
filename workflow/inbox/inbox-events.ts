import { z } from 'zod';
import { LIMITS } from '../kernel/fields.ts';
import { fieldProblems, type FieldProblem } from './field-problems.ts';
import type { Programme } from '../programme/definition.ts';
import { catalogue, type VoucherCommand } from '../steps/catalogue.ts';

/** Events of the customer and of the payment tool (docs/contract.md); rejects unknown fields. */
export function inboxEventSchema(programme: Programme) {
  const accepts = new RegExp(`^(?:${programme.voucherId.accepts})$`, 'u');
  const offers = new Set(programme.offers.map((offer) => offer.code));
  const levels = new Set(programme.serviceLevels);
  const voucher = {
    tenantId: z.guid().toLowerCase(),
    voucherId: z.string().trim().toUpperCase().regex(accepts),
  };
  const envelope = { timestamp: z.iso.datetime({ offset: true }) };
  const { shape: assign } = catalogue.assign.schema;
  const { shape: expiry } = catalogue['change-expiry'].schema;
  const { currency, occurredAt, reason, reference, status } =
    catalogue['payment-status'].schema.shape;
  const amountPaid = z.number().positive().max(LIMITS.amount).optional().describe('number');
  const payment = { status, reference, reason, amountPaid, currency, occurredAt };
  const assignedTo = assign.assignedTo.strict();

  return z.discriminatedUnion('type', [
    z.strictObject({
      ...envelope,
      type: z.literal('voucher.assigned'),
      data: z
        .strictObject({
          ...voucher,
          ...assign,
          offer: assign.offer.refine((code) => offers.has(code), 'unknown-offer'),
          serviceLevel: assign.serviceLevel.refine(
            (days) => levels.has(days),
            'unknown-service-level',
          ),
          customer: assign.customer.strict(),
          assignedTo,
        })
        .refine(
          ({ assignedAt, expiresAt }) =>
            expiresAt === undefined || !(expiresAt.slice(0, 10) < assignedAt.slice(0, 10)),
          {
            path: ['expiresAt'],
            message: 'before-assignment',
          },
        ),
    }),
    z.strictObject({
      ...envelope,
      type: z.literal('voucher.expiry_changed'),
      data: z.strictObject({ ...voucher, ...expiry }),
    }),
    z.strictObject({
      ...envelope,
      type: z.literal('voucher.reassigned'),
      data: z.strictObject({ ...voucher, assignedTo }),
    }),
    z.strictObject({
      ...envelope,
      type: z.literal('payment.status_changed'),
      data: z.strictObject({ ...voucher, ...payment }),
    }),
  ]);
}

export type InboxEventSchema = ReturnType<typeof inboxEventSchema>;
export type InboxEvent = z.output<InboxEventSchema>;

/** Returns the event, or all invalid fields. */
export function parseInboxEvent(
  schema: InboxEventSchema,
  body: unknown,
): { readonly event: InboxEvent } | { readonly problems: readonly FieldProblem[] } {
  const parsed = schema.safeParse(body);
  if (parsed.success) return { event: parsed.data };
  return { problems: fieldProblems(parsed.error.issues, body) };
}

/** The command of an event, and its actor. */
export function commandOf(event: InboxEvent): {
  readonly by: { readonly kind: 'customer' | 'microsoft' };
  readonly command: VoucherCommand;
} {
  switch (event.type) {
    case 'voucher.assigned':
      return { by: { kind: 'customer' }, command: { name: 'assign', ...inputOf(event.data) } };
    case 'voucher.expiry_changed':
      return {
        by: { kind: 'customer' },
        command: { name: 'change-expiry', ...inputOf(event.data) },
      };
    case 'voucher.reassigned':
      return { by: { kind: 'customer' }, command: { name: 'reassign', ...inputOf(event.data) } };
    case 'payment.status_changed':
      return {
        by: { kind: 'microsoft' },
        command: { name: 'payment-status', ...inputOf(event.data) },
      };
  }
}

export function inputOf<Data extends { readonly tenantId: string; readonly voucherId: string }>({
  tenantId: _tenantId,
  voucherId: _voucherId,
  ...facts
}: Data): Omit<Data, 'tenantId' | 'voucherId'> {
  return facts;
}
