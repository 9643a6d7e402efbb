import { didYouMeanCard, type Meaning } from '../../cards/chat/did-you-mean-card.ts';
import { voucherCard } from '../../cards/voucher/voucher-card.ts';
import { contextOf } from '../../dialogs/show-voucher.ts';
import type { Turn, Values } from '../../dialogs/turn.ts';
import { voucherView } from '../../workflow/views/voucher-view.ts';
import type { Voucher } from '../../workflow/voucher/voucher.ts';
import type { RoutingServices } from './routing-services.ts';
import type { TurnScope } from '../turns/turn-scope.ts';
import { readMail } from '../utterance/pasted-mail.ts';
import { beginStep } from './begin-step.ts';

export interface PastedMail {
  readonly text: string;
  /** The end was not read, which was not reported yet. */
  readonly isCut?: boolean;
  readonly voucherIds: readonly string[];
}

/**
 * Answers a customer's e-mail: a known voucher is validated with the customer's address or shown
 * with its possible actions; an unknown one is registered with the facts in the mail.
 */
export async function answerMail(
  routing: RoutingServices,
  scope: TurnScope,
  { text, voucherIds, isCut = false }: PastedMail,
): Promise<void> {
  const { turn } = scope;
  const [voucherId, ...others] = voucherIds;
  if (others.length > 0) return offerMeanings(turn, text, voucherIds);

  const facts = readMail(text, turn.services.programme, await teamAddresses(turn));
  const values = voucherId === undefined ? facts : { voucherId, ...facts };
  const voucher = voucherId === undefined ? undefined : await turn.voucher(voucherId);
  if (voucher === undefined) {
    const mail = { fields: Object.keys(values), isCut };
    return beginStep(routing, scope, 'register', { values, mail });
  }
  return answerKnownVoucher(routing, scope, voucher, values);
}

/** Addresses of the whole team: a colleague may have forwarded the mail. */
async function teamAddresses(turn: Turn): Promise<readonly string[]> {
  const { members } = await turn.partner();
  return [turn.person, ...members].flatMap(({ email }) => email ?? []);
}

async function answerKnownVoucher(
  routing: RoutingServices,
  scope: TurnScope,
  voucher: Voucher,
  { customerEmail }: Values,
): Promise<void> {
  const { turn } = scope;
  const { voucherId, validatedOn } = voucher;
  const view = voucherView(voucher, await contextOf(turn));
  if (view.may.includes('validate') && validatedOn === undefined && customerEmail)
    return beginStep(routing, scope, 'validate', { voucherId, values: { customerEmail } });
  const text = turn.t.text('dialog.mail-known', { voucherId });
  const items = [{ type: 'TextBlock', text, wrap: true }];
  await turn.show(voucherCard(turn.t, view, { style: 'accent', items }));
}

async function offerMeanings(turn: Turn, text: string, ids: readonly string[]): Promise<void> {
  const meanings = await Promise.all(
    ids.map(async (voucherId): Promise<Meaning> => {
      const known = await turn.voucher(voucherId);
      return { command: known ? 'status' : 'register', voucherId };
    }),
  );
  await turn.show(didYouMeanCard(turn.t, { utterance: text, meanings }));
}
