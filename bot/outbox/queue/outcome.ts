import type { Instant } from '../../../workflow/kernel/day.ts';
import type { Write } from '../../../workflow/kernel/ports.ts';
import type { RowDocument } from './outbox-rows.ts';

/** Throttled by Teams, or its host is down: the row keeps its attempts and nothing is stored. */
export interface Later {
  readonly kind: 'later';
  readonly afterMs: number;
  /** The message may have been posted. */
  readonly ambiguous?: boolean;
}

/** An outcome that is stored. `because` is a code, never a message's text. */
export type RecordedOutcome =
  | {
      readonly kind: 'settled';
      readonly because: 'sent' | 'updated' | 'muted' | 'obsolete' | 'presumed-sent';
      /** Writes to the row's own partition, in the same batch. */
      readonly writes?: readonly Write[];
      /** Other rows sent with the same message. */
      readonly also?: readonly RowDocument[];
    }
  /** Deferred: quiet hours, or the recipient has a form open. */
  | {
      readonly kind: 'held';
      readonly until: number;
      readonly because: 'quiet' | 'in-dialog';
      /** Time at which the form was first found open. */
      readonly since?: Instant;
    }
  /** Waits until the recipient is reachable, or has a role. */
  | { readonly kind: 'waiting'; readonly because: string }
  /** Failed and retried; dead after `MAX_ATTEMPTS`. */
  | {
      readonly kind: 'again';
      readonly because: string;
      /** Shortest delay in milliseconds. */
      readonly afterMs?: number;
      readonly writes?: readonly Write[];
    }
  | { readonly kind: 'dead'; readonly because: string; readonly writes?: readonly Write[] };

/** Result of processing a row. */
export type Outcome =
  | RecordedOutcome
  | Later
  /** The row was changed and is read again. */
  | { readonly kind: 'moved' };
