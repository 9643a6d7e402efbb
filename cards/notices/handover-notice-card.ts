import type { ActorReference } from '../../workflow/partner/actor.ts';
import { coded, type Facts } from '../../workflow/kernel/facts.ts';
import type { Day } from '../../workflow/kernel/day.ts';
import type { Voucher } from '../../workflow/voucher/voucher.ts';
import type { Translator } from '../../locales/translator.ts';
import type { Card } from '../kit/card.ts';
import { commandAction } from '../kit/form-actions.ts';
import { listCard } from '../kit/list-card.ts';
import { paragraph, subtle } from '../kit/text-blocks.ts';
import { voucherRows } from '../voucher/voucher-rows.ts';

/** Vouchers listed in a notice; the others are counted. */
export const LISTED_MAX = 8;

export interface HandoverNoticeView {
  readonly kind: 'voucher-handed-over' | 'voucher-taken-away';
  readonly by: ActorReference;
  /** Number of vouchers. */
  readonly count: number;
  /** The first `LISTED_MAX` of them, by expiry. */
  readonly vouchers: readonly Voucher[];
  /** The note for the colleague. */
  readonly reason?: string;
  readonly today: Day;
}

/** One notice of a handover of several vouchers, to the new or the former assignee. */
export function handoverNoticeCard(t: Translator, view: HandoverNoticeView): Card {
  const { count, kind, reason, today, vouchers } = view;
  const more = count - vouchers.length;
  const facts = factsOf(view);
  return listCard(t, {
    title: handoverTitle(t, view),
    intro: t.text(`handover-notice.${kind}.todo`, facts),
    rows: [
      subtle(t.text('notice.by', facts)),
      ...(reason === undefined ? [] : [paragraph(t.fact(reason))]),
      ...voucherRows(t, vouchers, { today, verb: 'status' }),
      ...(more > 0 ? [paragraph(t.text('handover-notice.more', { count: more }))] : []),
    ],
    footer: t.text(`notice.${kind}.footer`),
    actions: [commandAction(t, 'vouchers'), commandAction(t, 'next')],
  });
}

export const handoverTitle = (t: Translator, view: HandoverNoticeView): string =>
  t.text(`handover-notice.${view.kind}.title`, factsOf(view));

/** As in {@link urgentLine}; undefined for the former assignee. */
export const handoverUrgent = (t: Translator, view: HandoverNoticeView): string | undefined =>
  view.kind === 'voucher-handed-over'
    ? t.text('handover-notice.voucher-handed-over.urgent', factsOf(view))
    : undefined;

function factsOf({ by, count }: HandoverNoticeView): Facts {
  const who = by.kind === 'person' ? coded('person', by.personId) : '';
  return { count, who, actor: by.kind };
}
