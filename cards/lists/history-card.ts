import { moment } from '../../workflow/kernel/facts.ts';
import type { HistoryRecord } from '../../workflow/records/records.ts';
import { withLatestNote } from '../../workflow/steps/note.ts';
import type { Voucher } from '../../workflow/voucher/voucher.ts';
import type { Translator } from '../../locales/translator.ts';
import { actorWords } from '../kit/actor-words.ts';
import { deskData, type Card, type Element } from '../kit/card.ts';
import { eventWords, laterWords } from '../history/event-words.ts';
import { commandAction } from '../kit/form-actions.ts';
import { pageActions, type Paging } from '../kit/page-actions.ts';
import { listCard } from '../kit/list-card.ts';
import { paragraph, subtle } from '../kit/text-blocks.ts';
import { voucherTitle } from '../voucher/voucher-words.ts';

/** Rows that fit on a page, even with the longest texts. */
export const HISTORY_A_PAGE = 10;

export interface HistoryView {
  /** Absent: the partner's own history. */
  readonly voucher?: Voucher;
  /** Newest first; at most `HISTORY_A_PAGE`. */
  readonly records: readonly HistoryRecord[];
  readonly paging: Paging;
}

/** Events with actor and time, newest first. */
export function historyCard(t: Translator, { paging, records, voucher }: HistoryView): Card {
  const data = voucher ? { voucherId: voucher.voucherId } : { of: 'company' };
  return listCard(t, {
    title: t.text('history.title'),
    about: voucher ? voucherTitle(t, voucher) : t.text('history.company'),
    rows:
      records.length === 0
        ? [paragraph(t.text('history.none'))]
        : records.map((record) => row(t, record, voucher)),
    actions: [
      ...pageActions(t, 'history', paging, data),
      ...(voucher ? [commandAction(t, 'status', deskData(voucher))] : []),
      commandAction(t, 'export', data, { secondary: voucher !== undefined }),
    ],
  });
}

function row(t: Translator, record: HistoryRecord, voucher: Voucher | undefined): Element {
  const { actor, at, imported } = record;
  const event = withLatestNote(record.event, voucher);
  return {
    type: 'Container',
    separator: true,
    items: [
      paragraph(eventWords(t, event)),
      ...laterWords(t, event).map((text) => subtle(text)),
      subtle(`${t.fact(moment(at))} · ${actorWords(t, actor, imported)}`),
    ],
  };
}
