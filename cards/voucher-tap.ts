import type { Voucher } from '../workflow/voucher/voucher.ts';
import type { Speaker } from '../locales/speaker.ts';
import { executeAction, type CardAction } from './card.ts';
import { deskData } from './desk-data.ts';
import type { Verb } from './form-actions.ts';

/** A tap on a voucher's row. A screen reader says its title instead of what the row shows. */
export function voucherTap(say: Speaker, verb: Verb, voucher: Voucher): CardAction {
  const title = say.plain('tap.voucher', {
    command: say.plain(`button.${verb}`),
    voucherId: voucher.voucherId,
    organisation: voucher.customer.organisation,
  });
  return executeAction({ verb, title, data: deskData(voucher), inputs: 'none' });
}
