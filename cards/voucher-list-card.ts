import type { Speaker } from '../locales/speaker.ts';
import type { Day } from '../workflow/day.ts';
import type { Voucher } from '../workflow/voucher/voucher.ts';
import type { Paging } from './page-actions.ts';
import type { Card } from './card.ts';
import { draftCard } from './draft-card.ts';

export interface VoucherListView {
  readonly scope: 'mine' | 'all';
  readonly vouchers: readonly Voucher[];
  readonly today: Day;
  /** How many there are in all pages, when known. */
  readonly total?: number;
  readonly paging: Paging;
}

export function voucherListCard(say: Speaker, _view: VoucherListView): Card {
  return draftCard(say.text('next.title'));
}
