import type { Instant } from '../../../workflow/kernel/day.ts';
import type { Write } from '../../../workflow/kernel/ports.ts';
import type { RowDocument } from './outbox-rows.ts';

/** Teams' limits, or its host is down: the row keeps its attempts, and nothing is stored. */
export interface Later {
  readonly kind: 'later';
  readonly afterMs: number;
  /** The message may have been posted. */
  readonly ambiguous?: boolean;
}

/** A result that is stored. `because` is a code, never text of a message. */
export type RecordedOutcome =
  | {
      readonly kind: 'settled';
      readonly because: 'sent' | 'updated' | 'muted' | 'obsolete' | 'presumed-sent';
      /** Of the row's own partition; they go into the same batch. */
      readonly writes?: readonly Write[];
      /** Other rows that the same message has settled. */
      readonly also?: readonly RowDocument[];
    }
  /** Deferred: quiet hours, or the recipient has a form open. */
  | {
      readonly kind: 'held';
      readonly until: number;
      readonly because: 'quiet' | 'in-dialog';
      /** Since when the form is open. */
      readonly since?: Instant;
    }
  /** Until the recipient can be written to, or has a role. */
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

/** What became of a row. */
export type Outcome =
  | RecordedOutcome
  | Later
  /** The row was changed and is read again. */
  | { readonly kind: 'moved' };
