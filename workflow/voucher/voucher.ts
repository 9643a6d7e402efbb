import type { CheckCode } from '../kernel/check-codes.ts';
import type { Day, Instant } from '../kernel/day.ts';
import type { Facts } from '../kernel/facts.ts';
import type { Action } from '../programme/definition.ts';

/** Final states: `redeemed`, and `expired` unless the customer extends the expiry. */
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
  /** The address of the voucher administrator; validation asks for it. */
  readonly contactEmail: string;
  /** ISO 3166-1 alpha-2, upper case. */
  readonly country: string;
}

/** A customer that may be the same under another name. */
export interface NearCustomer {
  readonly key: string;
  readonly organisation: string;
}

/** `personId` (Entra object id) is absent until it is known. */
export interface Assignee {
  readonly personId?: string;
  readonly email?: string;
  readonly name?: string;
}

export interface Reservation {
  readonly engagement: string;
  readonly location: string;
  /** ISO 3166-1 alpha-2; absent: the customer's country. */
  readonly deliveryCountry?: string;
  readonly consultant: string;
  readonly startDate: Day;
  readonly endDate: Day;
  readonly reservedOn: Day;
  /** Day of the last change of dates. */
  readonly scheduledOn: Day;
  /** The division, legal entity or product that justifies another long engagement. */
  readonly reason?: string;
  /** The key of the customer; only of long engagements, absent in data of earlier builds. */
  readonly customer?: string;
  /** The known customer that it is, as the person answered. */
  readonly sameAs?: string;
  /** The customers of the question; without `sameAs` it is none of them. */
  readonly near?: readonly NearCustomer[];
  readonly confirmationReference?: string;
}

/**
 * The fields are our own: Microsoft's form is not public
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
  /** The sum paid so far, if stated; see payment-amounts.ts. */
  readonly amountPaid?: number;
  /** True if the rest will not be paid. */
  readonly differenceClosed?: boolean;
  /** Day of the last change of the status; absent in data of earlier builds. */
  readonly statusOn?: Day;
  /** Microsoft's reference; `reason`: why the request was returned or rejected. */
  readonly reference?: string;
  readonly reason?: string;
}

/** The original values of facts that change later; repeated events are compared with them. */
export interface StatedByCustomer {
  /** Absent if the voucher was registered from a forwarded e-mail and not confirmed by an event. */
  readonly assignee?: Assignee;
  readonly expiresOn: Day;
}

/** A declaration that a step which breaks rules is already done at Microsoft. */
export interface Declaration {
  readonly step: Action;
  readonly reason: string;
  /** The unmet checks. */
  readonly broken: readonly { readonly code: CheckCode; readonly facts: Facts }[];
}

export interface RecordedException extends Declaration {
  /** The day of the step. */
  readonly onDate: Day;
}

export interface Note {
  /** The sequence number of its event. */
  readonly noteId: number;
  /** The author. */
  readonly personId: string;
  /** Empty once the author is erased. */
  readonly note: string;
  readonly at: Instant;
  readonly isChanged?: true;
}

/** The state of a voucher: the result of its events. */
export interface Voucher {
  readonly tenantId: string;
  readonly voucherId: string;
  /** Number of its events. */
  readonly revision: number;
  readonly status: VoucherStatus;
  readonly offer: string;
  /** Days. */
  readonly serviceLevel: number;
  readonly customer: Customer;
  readonly assignee: Assignee;
  readonly source: 'event' | 'e-mail' | 'import';
  /** The facts of the assignment as the customer reported them. */
  readonly stated: StatedByCustomer;
  readonly assignedAt: Instant;
  readonly assignedOn: Day;
  /** Last day to redeem it, included. */
  readonly expiresOn: Day;
  readonly validatedOn?: Day;
  /** Day of the last release. */
  readonly releasedOn?: Day;
  readonly reservation?: Reservation;
  readonly report?: CompletionReport;
  readonly redeemedOn?: Day;
  readonly redemptionReference?: string;
  readonly payment?: PaymentRequest;
  /** The state that an extended expiry restores. */
  readonly statusBeforeExpiry?: VoucherStatus;
  /** Steps recorded although they break rules, oldest first. */
  readonly exceptions?: readonly RecordedException[];
  /** Without the deleted ones, oldest first; absent: none. */
  readonly notes?: readonly Note[];
}

/** As reported, else as reserved (docs/programme-rules.md#delivery-country). */
export const deliveryCountryOf = ({ customer, report, reservation }: Voucher): string =>
  report?.deliveryCountry ?? reservation?.deliveryCountry ?? customer.country;

/** The voucher in the state it had before it expired; others unchanged. */
export function unexpired(voucher: Voucher): Voucher {
  if (voucher.status !== 'expired') return voucher;
  const status = voucher.statusBeforeExpiry ?? 'assigned';
  return { ...voucher, status, statusBeforeExpiry: undefined };
}

/** The open voucher as expired; the state it had is kept. */
export function asExpired(voucher: Voucher): Voucher {
  return { ...voucher, status: 'expired', statusBeforeExpiry: voucher.status };
}
