import type { Day, Instant } from '../kernel/day.ts';

/** `redeemed` and, unless the customer's side extends it, `expired` are the ends. */
export const VOUCHER_STATUSES = [
  'assigned',
  'reserved',
  'reported',
  'redeemed',
  'expired',
] as const;
export type VoucherStatus = (typeof VOUCHER_STATUSES)[number];

export const PAYMENT_STATUSES = [
  'requested',
  'action-required',
  'approved',
  'paid',
  'rejected',
] as const;
export type PaymentStatus = (typeof PAYMENT_STATUSES)[number];

export interface Customer {
  readonly organisation: string;
  /** The voucher administrator, whose address validation asks for. */
  readonly contactEmail: string;
  /** ISO 3166-1 alpha-2, upper case. */
  readonly country: string;
}

/** Who a customer or a colleague named: `personId` (Entra object id) once it is known. */
export interface Assignee {
  readonly personId?: string;
  readonly email?: string;
  readonly name?: string;
}

export interface Reservation {
  readonly engagement: string;
  readonly location: string;
  readonly consultant: string;
  readonly startDate: Day;
  readonly endDate: Day;
  readonly reservedOn: Day;
  /** When its dates were last set. */
  readonly scheduledOn: Day;
  /** Which division, legal entity or product a further long engagement is for. */
  readonly reason?: string;
  readonly confirmationReference?: string;
}

/**
 * Our own fields, since Microsoft's form is not public
 * (docs/programme-rules.md#completion-report).
 */
export interface CompletionReport {
  readonly engagement: string;
  readonly location: string;
  readonly deliveryCountry: string;
  readonly consultant: string;
  readonly startDate: Day;
  readonly endDate: Day;
  readonly daysDelivered: number;
  readonly offSiteDays: number;
  readonly products: string;
  readonly deliverableType: string;
  readonly deliverableReference: string;
  readonly handedOverOn: Day;
  readonly summary: string;
  readonly nextSteps: string;
  readonly submittedOn: Day;
  readonly confirmationReference?: string;
}

export interface PaymentRequest {
  readonly status: PaymentStatus;
  readonly invoiceNumber: string;
  readonly amount: number;
  readonly currency: string;
  readonly requestedOn: Day;
  /** Microsoft's reference, and why it was sent back. */
  readonly reference?: string;
  readonly reason?: string;
}

/** The facts of an assignment that change later, as first told: a repeated event is compared with them. */
export interface StatedByCustomer {
  /** Absent while the voucher is known from a forwarded e-mail only. */
  readonly assignee?: Assignee;
  readonly expiresOn: Day;
}

/** One voucher: the sum of its events. */
export interface Voucher {
  readonly tenantId: string;
  readonly voucherId: string;
  /** How many events made it. */
  readonly revision: number;
  readonly status: VoucherStatus;
  readonly offer: string;
  /** Days. */
  readonly serviceLevel: number;
  readonly customer: Customer;
  readonly assignee: Assignee;
  readonly source: 'event' | 'e-mail';
  /** What the customer's side said when assigning, however the voucher went on from there. */
  readonly stated: StatedByCustomer;
  readonly assignedAt: Instant;
  readonly assignedOn: Day;
  /** Last day on which it can be redeemed. */
  readonly expiresOn: Day;
  readonly validatedOn?: Day;
  readonly reservation?: Reservation;
  readonly report?: CompletionReport;
  readonly redeemedOn?: Day;
  readonly redemptionReference?: string;
  readonly payment?: PaymentRequest;
  /** Where an expired voucher returns to when its expiry is extended. */
  readonly statusBeforeExpiry?: VoucherStatus;
}
