import type { Day } from '../workflow/day.ts';
import type { Action } from '../workflow/programme/definition.ts';
import type { VoucherEvent } from '../workflow/voucher/events.ts';
import type { Voucher } from '../workflow/voucher/voucher.ts';
import type { Speaker } from '../locales/speaker.ts';
import type { Card } from './card.ts';
import { draftCard } from './draft-card.ts';

/** The eight steps of the programme, in order. */
export const STEPS = [
  'eligibility',
  'enrol',
  'profile',
  'assign',
  'reserve',
  'report',
  'redeem',
  'payment',
] as const;
export type Step = (typeof STEPS)[number];

export interface VoucherCardView {
  readonly voucher: Voucher;
  readonly today: Day;
  /** Done, being done now, or still ahead. */
  readonly steps: Readonly<Record<Step, 'done' | 'now' | 'ahead'>>;
  /** What the reader may do with it now, the most likely first. */
  readonly may: readonly Action[];
  /** What comes next and who does it; absent when all is done or it has expired. */
  readonly next?: {
    readonly action: Action | 'wait-for-engagement' | 'wait-for-payment';
    readonly by: 'you' | 'assignee' | 'consultant' | 'admin' | 'customer' | 'microsoft';
    /** Last day for it. */
    readonly until?: Day;
  };
  /** What has just been done, said above everything else. */
  readonly done?: readonly VoucherEvent[];
}

/** The living card of one voucher, for one reader. */
export function voucherCard(say: Speaker, _view: VoucherCardView): Card {
  return draftCard(say.text('voucher.title'));
}

/**
 * The card that a group or a channel sees: no personal buttons; each of `userIds` (Teams user ids,
 * at most 60 are taken) gets her own by the automatic refresh.
 */
export function sharedVoucherCard(
  say: Speaker,
  _view: Omit<VoucherCardView, 'may'>,
  _userIds: readonly string[],
): Card {
  return draftCard(say.text('voucher.title'));
}
