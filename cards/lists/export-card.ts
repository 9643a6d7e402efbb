import type { Translator } from '../../locales/translator.ts';
import { openUrlAction, type Card } from '../kit/card.ts';
import { listCard } from '../kit/list-card.ts';
import { paragraph } from '../kit/text-blocks.ts';

export interface ExportView {
  /** Download URL of each file. */
  readonly links: Readonly<
    Record<'xlsx' | 'vouchers.csv' | 'payments.csv' | 'history.csv', string>
  >;
  readonly scope: 'mine' | 'all';
  /** Limits the export to one voucher. */
  readonly voucherId?: string;
}

/** Links to the files, and their lifetime. */
export function exportCard(t: Translator, { links, scope, voucherId }: ExportView): Card {
  const which = voucherId === undefined ? scope : 'one';
  return listCard(t, {
    title: t.text('export.title'),
    rows: [
      paragraph(t.text(`export.scope.${which}`, { voucherId: voucherId ?? '' })),
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
