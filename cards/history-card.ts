import type { Speaker } from '../locales/speaker.ts';
import type { HistoryRecord } from '../workflow/records.ts';
import type { Voucher } from '../workflow/voucher/voucher.ts';
import type { Paging } from './page-actions.ts';
import type { Card } from './card.ts';
import { draftCard } from './draft-card.ts';

export interface HistoryView {
  /** Absent: the company's own history. */
  readonly voucher?: Voucher;
  /** The newest first. */
  readonly records: readonly HistoryRecord[];
  readonly paging: Paging;
}

export function historyCard(say: Speaker, _view: HistoryView): Card {
  return draftCard(say.text('history.title'));
}
