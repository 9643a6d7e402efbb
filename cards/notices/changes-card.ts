import type { Translator } from '../../locales/translator.ts';
import { deskData, type Card, type Element } from '../kit/card.ts';
import { commandAction } from '../kit/form-actions.ts';
import { listCard } from '../kit/list-card.ts';
import { tappableRow } from '../kit/tappable-row.ts';
import { paragraph, subtle } from '../kit/text-blocks.ts';
import { voucherLine } from '../voucher/voucher-words.ts';
import { changeWords, noticeBy, type NoticeView } from './notice-card.ts';

/** Vouchers listed in a notice; the others are counted. */
const LISTED_MAX = 6;

/** One notice of what others changed on several vouchers, the oldest change first. */
export function changesCard(t: Translator, views: readonly NoticeView[]): Card {
  const shown = views.slice(0, LISTED_MAX);
  const more = views.length - shown.length;
  return listCard(t, {
    title: changesTitle(t, views),
    rows: [
      ...shown.map((view) => row(t, view)),
      ...(more > 0 ? [paragraph(t.text('handover-notice.more', { count: more }))] : []),
    ],
    footer: t.text('notice.footer'),
    actions: [commandAction(t, 'next'), commandAction(t, 'vouchers')],
  });
}

export const changesTitle = (t: Translator, views: readonly NoticeView[]): string =>
  t.text('changes-notice.title', { count: views.length });

function row(t: Translator, view: NoticeView): Element {
  const { voucher } = view;
  return tappableRow(t, {
    verb: 'status',
    action: t.plain('button.status'),
    data: deskData(voucher),
    main: [
      { ...paragraph(t.fact(voucher.customer.organisation)), weight: 'bolder' },
      subtle(voucherLine(t, voucher)),
      ...changeWords(t, view).map((text) => paragraph(text)),
      subtle(noticeBy(t, view)),
    ],
  });
}
