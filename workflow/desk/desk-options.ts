import type { RolePolicy } from '../partner/actor.ts';
import type { Clock, Documents, Ids, Partition } from '../kernel/ports.ts';
import type { Programme } from '../programme/definition.ts';
import type { VoucherEvent } from '../steps/catalogue.ts';
import type { Voucher } from '../voucher/voucher.ts';

export interface DeskOptions {
  readonly documents: Documents;
  readonly programme: Programme;
  readonly clock: Clock;
  readonly ids: Ids;
  /** IANA name of the partner's time zone. */
  readonly timeZone: string;
  readonly rolePolicy: RolePolicy;
  /** Told after each change that left something to tell at once; cards follow by themselves. */
  readonly onOutbox?: (partition: Partition) => void;
  /** Told after each change of a voucher: what was impossible before may be possible now. */
  readonly onChanged?: (voucher: Voucher, events: readonly VoucherEvent[]) => void;
}

/** How often a change is decided anew because somebody else changed the same thing meanwhile. */
export const ATTEMPTS = 8;
