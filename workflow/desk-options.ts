import type { RolePolicy } from './actor.ts';
import type { Clock, Documents, Ids, Partition } from './ports.ts';
import type { Programme } from './programme/definition.ts';

/** What the desk works with. */
export interface DeskOptions {
  readonly documents: Documents;
  readonly programme: Programme;
  readonly clock: Clock;
  readonly ids: Ids;
  /** IANA name of the partner's time zone. */
  readonly timeZone: string;
  readonly rolePolicy: RolePolicy;
  /** Told after each change that left something in the outbox, so that it is sent at once. */
  readonly onOutbox?: (partition: Partition) => void;
}

/** How often a change is decided anew because somebody else changed the same thing meanwhile. */
export const ATTEMPTS = 8;
