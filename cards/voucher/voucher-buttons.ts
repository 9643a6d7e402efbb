import type { VoucherAction } from '../../workflow/views/voucher-actions.ts';
import type { Voucher } from '../../workflow/voucher/voucher.ts';
import type { Speaker } from '../../locales/speaker.ts';
import type { CardAction } from '../kit/card.ts';
import { deskData } from '../kit/desk-data.ts';
import { commandAction } from '../kit/form-actions.ts';

/** Teams shows six buttons at most; the rest of these wait under the overflow menu. */
const BUTTONS_MAX = 6;
const IN_SIGHT = 3;

/** The next step's button first, the history last. */
export function voucherButtons(
  say: Speaker,
  voucher: Voucher,
  may: readonly VoucherAction[],
  first: string | undefined,
): readonly CardAction[] {
  const ordered = [
    ...may.filter((action) => action === first),
    ...may.filter((action) => action !== first),
  ];
  return [...ordered.slice(0, BUTTONS_MAX - 1), 'history' as const].map((name, index) =>
    commandAction(say, name, deskData(voucher), { secondary: index >= IN_SIGHT }),
  );
}
