import type { ActorReference, Person } from '../partner/actor.ts';
import type { PartnerCommand } from '../partner/commands/catalogue.ts';
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
  /** Taken over from another system; the history says so, and nobody is notified. */
  readonly imported?: true;
}

export interface VoucherRequest extends Request {
  readonly voucherId: string;
  readonly command: VoucherCommand | ImportVoucher;
}

export interface PartnerRequest extends Request {
  readonly command: PartnerCommand;
}
