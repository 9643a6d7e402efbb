import type { Translator } from '../../locales/translator.ts';
import { openUrlAction, type Card, type CardAction, type Element } from '../kit/card.ts';
import source from '../templates/message.json' with { type: 'json' };
import { template } from '../kit/template.ts';
import { paragraph } from '../kit/text-blocks.ts';

export interface ExportView {
  /** Where each file is fetched. */
  readonly links: Readonly<Record<'xlsx' | 'vouchers.csv' | 'history.csv', string>>;
  readonly scope: 'mine' | 'all';
  /** Only this voucher. */
  readonly voucherId?: string;
}

const fill = template<{
  readonly title: string;
  readonly lines: readonly Element[];
  readonly actions: readonly CardAction[];
}>(source);

/** The files that can be fetched, and for how long. */
export function exportCard(t: Translator, { links, scope, voucherId }: ExportView): Card {
  const which = voucherId === undefined ? scope : 'one';
  return fill({
    title: t.text('export.title'),
    lines: [
      paragraph(t.text(`export.scope.${which}`, { voucherId: voucherId ?? '' })),
      paragraph(t.text('export.expires')),
    ],
    actions: [
      openUrlAction(t.plain('export.xlsx'), links.xlsx),
      openUrlAction(t.plain('export.csv.vouchers'), links['vouchers.csv']),
      openUrlAction(t.plain('export.csv.history'), links['history.csv']),
    ],
  });
}
