import type { Voucher } from '../voucher/voucher.ts';
import type { ActorReference, Person } from '../partner/actor.ts';
import type { PartnerCommand } from '../partner/commands/catalogue.ts';
import type { HandoverItem } from '../records/records.ts';
import type { VoucherCommand } from '../steps/catalogue.ts';
import type { ImportVoucher } from '../steps/import-voucher.ts';

export type Requester =
  ({ readonly kind: 'person' } & Person) | Exclude<ActorReference, { kind: 'person' }>;

interface Request {
  readonly tenantId: string;
  readonly by: Requester;
  /** Unique per request; a redelivery has the same id and no second effect. */
  readonly commandId: string;
  /** The revision of the clicked card; absent: any. */
  readonly revision?: number;
  readonly correlationId?: string;
  /** Taken over from another system; marked in the history, without notices. */
  readonly imported?: true;
}

export interface VoucherRequest extends Request {
  readonly voucherId: string;
  /** One of several vouchers handed over together: the assignees are notified once, of all. */
  readonly inBatch?: boolean;
  /** Command id of the requester's own handover, which is taken back. */
  readonly takesBack?: string;
  readonly command: VoucherCommand | ImportVoucher;
}

type PersonRequest = Omit<Request, 'by' | 'revision'> & {
  readonly by: Extract<Requester, { readonly kind: 'person' }>;
};

/** Hands several vouchers over. A redelivery continues with the list of the first delivery. */
export interface HandoverRequest extends PersonRequest {
  readonly items: readonly HandoverItem[];
  readonly reason?: string;
  /** As chosen in the form: another content under the same command id changes nothing. */
  readonly content: object;
  readonly takesBack?: string;
}

export interface HandBackRequest extends PersonRequest {
  /** Command id of the handover. */
  readonly batchId: string;
}

export interface PartnerRequest extends Request {
  readonly command: PartnerCommand;
}

/** The vouchers that an import has created. */
export interface ImportAnnouncement {
  readonly tenantId: string;
  readonly by: Requester;
  readonly correlationId?: string;
  /** The same for the same vouchers. */
  readonly importId: string;
  readonly vouchers: readonly Voucher[];
}
