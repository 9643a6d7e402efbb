import type { Voucher } from '../../workflow/voucher/voucher.ts';
import type { Speaker } from '../../locales/speaker.ts';
import {
  deskData,
  executeAction,
  inputlessAction,
  type Button,
  type CardAction,
} from '../kit/card.ts';
import type { Verb } from '../kit/form-actions.ts';

/** A tap on a voucher's row. A screen reader says its title instead of what the row shows. */
export function voucherTap(say: Speaker, verb: Verb, voucher: Voucher): CardAction {
  return executeAction(tapOn(say, verb, voucher));
}

/** The same on a card with inputs, which may still be empty. */
export function voucherTapInForm(say: Speaker, verb: Verb, voucher: Voucher): CardAction {
  return inputlessAction(tapOn(say, verb, voucher));
}

function tapOn(say: Speaker, verb: Verb, voucher: Voucher): Button {
  const title = say.plain('tap.voucher', {
    command: say.plain(`button.${verb}`),
    voucherId: voucher.voucherId,
    organisation: voucher.customer.organisation,
  });
  return { verb, title, data: deskData(voucher) };
}
