import type { Day, Instant } from '../kernel/day.ts';
import type {
  Assignee,
  CompletionReport,
  Customer,
  PaymentRequest,
  PaymentStatus,
  Reservation,
  StatedByCustomer,
} from './voucher.ts';

/** What a customer said when assigning: the facts two reports of one voucher must agree in. */
export interface AssignedFacts {
  readonly offer: string;
  readonly serviceLevel: number;
  readonly customer: Customer;
  readonly assignee: Assignee;
  readonly assignedAt: Instant;
  readonly assignedOn: Day;
  readonly expiresOn: Day;
}

export type VoucherEvent =
  | ({ readonly type: 'assigned'; readonly source: 'event' | 'e-mail' } & AssignedFacts)
  /** The customer's side has told what was registered from its e-mail: the same facts. */
  | { readonly type: 'assignment-confirmed'; readonly assignee: Assignee }
  /** An admin settled two differing accounts of the voucher. */
  | ({ readonly type: 'facts-corrected'; readonly stated: StatedByCustomer } & AssignedFacts)
  | { readonly type: 'reassigned'; readonly assignee: Assignee; readonly reason?: string }
  /** The person named by e-mail turned out to be this one of the Teams roster. */
  | { readonly type: 'assignee-identified'; readonly personId: string }
  | {
      readonly type: 'expiry-changed';
      readonly expiresOn: Day;
      /** It had expired and is back in the state it had. */
      readonly revived: boolean;
    }
  | { readonly type: 'validated'; readonly on: Day }
  | ({ readonly type: 'reserved' } & Reservation)
  | {
      readonly type: 'rescheduled';
      readonly startDate: Day;
      readonly endDate: Day;
      readonly consultant: string;
      readonly scheduledOn: Day;
    }
  | {
      readonly type: 'released';
      readonly reason: string;
      readonly confirmationReference?: string;
    }
  | ({ readonly type: 'report-submitted' } & CompletionReport)
  | {
      readonly type: 'redeemed';
      readonly on: Day;
      readonly confirmationReference?: string;
    }
  | ({ readonly type: 'payment-requested' } & Omit<PaymentRequest, 'status' | 'reason'>)
  | {
      readonly type: 'payment-status-changed';
      readonly status: PaymentStatus;
      readonly reference?: string;
      readonly reason?: string;
      /** A status was skipped, e.g. paid before approved. */
      readonly gap: boolean;
    }
  | { readonly type: 'expired'; readonly on: Day };

export type VoucherEventType = VoucherEvent['type'];
