import type { Day } from '../../workflow/kernel/day.ts';
import type { Voucher } from '../../workflow/voucher/voucher.ts';
import type { Translator } from '../../locales/translator.ts';
import type { Element } from '../kit/card.ts';
import { paragraph } from '../kit/text-blocks.ts';
import { voucherRows } from './voucher-rows.ts';

/** Vouchers listed; the others are counted. */
const LISTED_MAX = 8;

/** The first vouchers as rows that open them, and the number of the others. */
export function cutShortRows(
  t: Translator,
  vouchers: readonly Voucher[],
  today: Day,
): readonly Element[] {
  const more = vouchers.length - LISTED_MAX;
  return [
    ...voucherRows(t, vouchers.slice(0, LISTED_MAX), { today, verb: 'status' }),
    ...(more > 0 ? [paragraph(t.text('handover-notice.more', { count: more }))] : []),
  ];
}
