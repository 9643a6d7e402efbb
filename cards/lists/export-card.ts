import type { VoucherConditions } from '../../workflow/records/voucher-conditions.ts';
import type { Translator } from '../../locales/translator.ts';
import { openUrlAction, type Card } from '../kit/card.ts';
import { listCard } from '../kit/list-card.ts';
import { paragraph } from '../kit/text-blocks.ts';
import { unreadLine } from '../kit/unread-line.ts';
import { conditionsInWords } from './condition-words.ts';

export interface ExportView {
  /** Download URL of each file. */
  readonly links: Readonly<
    Record<'xlsx' | 'vouchers.csv' | 'payments.csv' | 'history.csv', string>
  >;
  readonly scope: 'mine' | 'all';
  /** Limits the export to one voucher. */
  readonly voucherId?: string;
  readonly conditions?: VoucherConditions;
  /** Words of the message that are no condition. */
  readonly unread?: readonly string[];
}

/** Links to the files, and their lifetime. */
export function exportCard(t: Translator, view: ExportView): Card {
  const { conditions = {}, links, scope, unread = [], voucherId } = view;
  const words = conditionsInWords(t, conditions);
  const which = voucherId !== undefined ? 'one' : words === '' ? scope : 'found';
  return listCard(t, {
    title: t.text('export.title'),
    rows: [
      ...unreadLine(t, unread),
      paragraph(
        t.text(`export.scope.${which}`, { voucherId: voucherId ?? '', conditions: words, scope }),
      ),
      paragraph(t.text('export.expires')),
    ],
    actions: [
      openUrlAction(t.plain('export.xlsx'), links.xlsx),
      openUrlAction(t.plain('export.csv.vouchers'), links['vouchers.csv']),
      openUrlAction(t.plain('export.csv.payments'), links['payments.csv']),
      openUrlAction(t.plain('export.csv.history'), links['history.csv']),
    ],
  });
}
