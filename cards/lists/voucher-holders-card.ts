import { coded } from '../../workflow/kernel/facts.ts';
import type { Translator } from '../../locales/translator.ts';
import type { Card } from '../kit/card.ts';
import { commandAction } from '../kit/form-actions.ts';
import { listCard } from '../kit/list-card.ts';
import { tappableRow } from '../kit/tappable-row.ts';
import { paragraph, RIGHT } from '../kit/text-blocks.ts';

/** Rows that fit on a card, even with long names. */
const HOLDERS_MAX = 15;

export interface VoucherHoldersView {
  /** Assignees with open vouchers, by person id, most first. */
  readonly holders: readonly { readonly personId: string; readonly count: number }[];
  /** Open vouchers of all assignees. */
  readonly total: number;
}

/** Whose vouchers are to be handed over. */
export function voucherHoldersCard(t: Translator, { holders, total }: VoucherHoldersView): Card {
  const shown = holders.slice(0, HOLDERS_MAX);
  const more = holders.length - shown.length;
  const row = (from: string, name: string, count: number) =>
    tappableRow(t, {
      verb: 'handover-several',
      action: t.plain('button.handover-several'),
      data: { from },
      main: [{ ...paragraph(name), weight: 'bolder' }],
      side: [{ ...paragraph(t.text('handover-several.count', { count })), ...RIGHT }],
    });
  return listCard(t, {
    title: t.text('handover-several.whose'),
    intro: t.text('handover-several.whose.intro'),
    rows: [
      ...shown.map(({ count, personId }) =>
        row(personId, t.fact(coded('person', personId)), count),
      ),
      row('everyone', t.text('handover-several.everyone'), total),
    ],
    footer: more > 0 ? t.text('handover-several.whose.more', { count: more }) : undefined,
    actions: [commandAction(t, 'vouchers'), commandAction(t, 'next')],
  });
}
