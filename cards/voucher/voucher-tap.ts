import type { Voucher } from '../../workflow/voucher/voucher.ts';
import type { Translator } from '../../locales/translator.ts';
import {
  deskData,
  executeAction,
  inputlessAction,
  type Button,
  type CardAction,
} from '../kit/card.ts';
import type { Verb } from '../kit/form-actions.ts';

/** A tap on a voucher's row. A screen reader says its title instead of what the row shows. */
export function voucherTap(t: Translator, verb: Verb, voucher: Voucher): CardAction {
  return executeAction(tapOn(t, verb, voucher));
}

/** The same on a card with inputs, which may still be empty. */
export function voucherTapInForm(t: Translator, verb: Verb, voucher: Voucher): CardAction {
  return inputlessAction(tapOn(t, verb, voucher));
}

function tapOn(t: Translator, verb: Verb, voucher: Voucher): Button {
  const title = t.plain('tap.voucher', {
    command: t.plain(`button.${verb}`),
    voucherId: voucher.voucherId,
    organisation: voucher.customer.organisation,
  });
  return { verb, title, data: deskData(voucher) };
}
