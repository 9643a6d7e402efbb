import type { RolePolicy } from '../partner/actor.ts';
import type { Clock, Documents, Ids, Partition } from '../kernel/ports.ts';
import type { Programme } from '../programme/definition.ts';
import type { Voucher } from '../voucher/voucher.ts';

export interface DeskOptions {
  readonly documents: Documents;
  readonly programme: Programme;
  readonly clock: Clock;
  readonly ids: Ids;
  /** IANA name of the partner's time zone. */
  readonly timeZone: string;
  readonly rolePolicy: RolePolicy;
  /** Called after a commit with rows to send at once; the poller updates tracked cards. */
  readonly onOutbox?: (partition: Partition) => void;
  /** Called after a person's change that may have made parked events of the voucher applicable. */
  readonly onFreed?: (voucher: Voucher) => void;
}

/** Maximum attempts of a command that conflicts with concurrent changes. */
export const ATTEMPTS = 8;
