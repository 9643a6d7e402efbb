import type { Instant } from '../../workflow/kernel/day.ts';
import type { Write } from '../../workflow/kernel/ports.ts';
import type { RowDocument } from './outbox-rows.ts';

/**
 * What became of a row. `writes` are of the row's own partition and go into the same batch.
 * `because` is a code, never text of a message.
 */
export type Handled =
  | {
      readonly kind: 'settled';
      readonly because: 'sent' | 'updated' | 'muted' | 'obsolete' | 'presumed-sent';
      readonly writes?: readonly Write[];
      /** Others that the same message has settled. */
      readonly also?: readonly RowDocument[];
    }
  /** Not now: the reader has asked for it, or is busy. */
  | {
      readonly kind: 'held';
      readonly until: number;
      readonly because: 'quiet' | 'in-dialog';
      /** Since when the reader is busy. */
      readonly since?: Instant;
    }
  /** Until the reader is met. */
  | { readonly kind: 'waiting'; readonly because: string }
  /** It failed and is tried again; dead after too many times. */
  | {
      readonly kind: 'again';
      readonly because: string;
      /** Not sooner than after so long. */
      readonly afterMs?: number;
      readonly writes?: readonly Write[];
    }
  | { readonly kind: 'dead'; readonly because: string; readonly writes?: readonly Write[] }
  /** Teams' limits, or its host is down: no attempt of this row, and nothing to be stored. */
  | { readonly kind: 'later'; readonly afterMs: number }
  /** It was written anew and is looked at again. */
  | { readonly kind: 'moved' };
