import { didYouMeanCard, type Meaning } from '../../cards/did-you-mean-card.ts';
import { voucherCard } from '../../cards/voucher-card.ts';
import { REGISTER_VOUCHER } from '../../dialogs/register-voucher.ts';
import { contextOf } from '../../dialogs/show-voucher.ts';
import type { Turn, Values } from '../../dialogs/turn.ts';
import { VALIDATE_VOUCHER } from '../../dialogs/validate-voucher.ts';
import { voucherView } from '../../workflow/views/voucher-view.ts';
import type { Voucher } from '../../workflow/voucher/voucher.ts';
import type { Parts, UnderWay } from './parts.ts';
import { readMail } from './pasted-mail.ts';
import { beginStep } from './begin-step.ts';

export interface PastedMail {
  readonly text: string;
  readonly voucherIds: readonly string[];
}

/**
 * A customer's e-mail was pasted: a known voucher is validated with the address it came from, or
 * shown with what can be done; an unknown one is registered with what the e-mail tells.
 */
export async function answerMail(
  parts: Parts,
  way: UnderWay,
  { text, voucherIds }: PastedMail,
): Promise<void> {
  const { turn } = way;
  const [voucherId, ...others] = voucherIds;
  if (voucherId === undefined) return;
  if (others.length > 0) return askWhich(turn, text, voucherIds);

  const values = readMail(text, turn.services.programme, turn.person.email);
  const voucher = await turn.voucher(voucherId);
  if (voucher === undefined)
    return beginStep(parts, way, REGISTER_VOUCHER, { values: { ...values, voucherId } });
  return answerKnown(parts, way, voucher, values);
}

async function answerKnown(
  parts: Parts,
  way: UnderWay,
  voucher: Voucher,
  { customerEmail }: Values,
): Promise<void> {
  const { turn } = way;
  const { voucherId, validatedOn } = voucher;
  const view = voucherView(voucher, await contextOf(turn));
  if (view.may.includes(VALIDATE_VOUCHER) && validatedOn === undefined && customerEmail)
    return beginStep(parts, way, VALIDATE_VOUCHER, { voucherId, values: { customerEmail } });
  const text = turn.say.text('dialog.mail-known', { voucherId });
  const items = [{ type: 'TextBlock', text, wrap: true }];
  await turn.show(voucherCard(turn.say, view, { style: 'accent', items }));
}

async function askWhich(turn: Turn, said: string, ids: readonly string[]): Promise<void> {
  const meanings = await Promise.all(
    ids.map(async (voucherId): Promise<Meaning> => {
      const known = await turn.voucher(voucherId);
      return { command: known ? 'status' : 'register', voucherId };
    }),
  );
  await turn.show(didYouMeanCard(turn.say, { said, meanings }));
}
