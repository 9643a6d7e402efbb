import type { ActorReference, Person } from '../partner/actor.ts';
import type { PartnerCommand } from '../partner/commands.ts';
import type { VoucherCommand } from '../steps/catalogue.ts';

/** Who asks: a person of the Teams roster, or one of the outside kinds. */
export type Requester =
  ({ readonly kind: 'person' } & Person) | Exclude<ActorReference, { kind: 'person' }>;

interface Request {
  readonly tenantId: string;
  readonly by: Requester;
  /** Unique per intention: a redelivery carries the same and has no second effect. */
  readonly commandId: string;
  /** The revision on the card that was clicked; absent: whatever is there. */
  readonly revision?: number;
  readonly correlationId?: string;
}

export interface VoucherRequest extends Request {
  readonly voucherId: string;
  readonly command: VoucherCommand;
}

export interface PartnerRequest extends Request {
  readonly command: PartnerCommand;
}
