import type { FoundCount } from '../../workflow/records/search-vouchers.ts';
import type { Translator } from '../../locales/translator.ts';
import type { Element } from '../kit/card.ts';
import { tappableRow } from '../kit/tappable-row.ts';
import { paragraph } from '../kit/text-blocks.ts';

export interface MissedDeadlines extends FoundCount {
  readonly scope: 'mine' | 'all';
}

/** One line that opens the list of the vouchers with a missed deadline; nothing if there are none. */
export function missedRow(t: Translator, missed: MissedDeadlines | undefined): readonly Element[] {
  if (missed === undefined || missed.count === 0) return [];
  const { count, isMore, scope } = missed;
  const text = t.text('deadlines.missed', { count, more: isMore ? 'yes' : 'no' });
  return [
    tappableRow(t, {
      verb: 'vouchers',
      action: t.plain('button.vouchers'),
      data: { conditions: JSON.stringify({ missed: true, scope }) },
      main: [paragraph(text)],
    }),
  ];
}
