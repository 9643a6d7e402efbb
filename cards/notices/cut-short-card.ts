import type { Day } from '../../workflow/kernel/day.ts';
import type { Voucher } from '../../workflow/voucher/voucher.ts';
import type { Translator } from '../../locales/translator.ts';
import type { Card } from '../kit/card.ts';
import { commandAction } from '../kit/form-actions.ts';
import { listCard } from '../kit/list-card.ts';
import { cutShortRows } from '../voucher/cut-short-rows.ts';

export interface CutShortView {
  readonly vouchers: readonly Voucher[];
  readonly today: Day;
}

/** Notice to a project manager: records that reserved engagements need end before these do. */
export function cutShortCard(t: Translator, { today, vouchers }: CutShortView): Card {
  return listCard(t, {
    title: cutShortTitle(t, vouchers.length),
    intro: t.text('cut-short.intro'),
    rows: cutShortRows(t, vouchers, today),
    actions: [commandAction(t, 'vouchers'), commandAction(t, 'eligibility')],
  });
}

export const cutShortTitle = (t: Translator, count: number): string =>
  t.text('cut-short.title', { count });
