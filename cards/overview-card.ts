import type { Speaker } from '../locales/speaker.ts';
import type { VoucherStatus } from '../workflow/voucher/voucher.ts';
import type { Card } from './card.ts';
import { draftCard } from './draft-card.ts';

export interface Pipeline {
  readonly currency: string;
  readonly requested: number;
  readonly approved: number;
  readonly paid: number;
}

export interface OverviewView {
  readonly company?: string;
  readonly byStatus: Readonly<Record<VoucherStatus, number>>;
  readonly byOffer: readonly { readonly offer: string; readonly count: number }[];
  /** How many of the open ones expire within so many days. */
  readonly expiring: readonly { readonly withinDays: number; readonly count: number }[];
  /** What is requested but not paid, and what is paid, per currency. */
  readonly pipeline: readonly Pipeline[];
}

export function overviewCard(say: Speaker, _view: OverviewView): Card {
  return draftCard(say.text('overview.title'));
}
