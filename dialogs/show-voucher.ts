import { messageCard } from '../cards/chat/message-card.ts';
import { sharedVoucherCard, voucherCard, type News } from '../cards/voucher/voucher-card.ts';
import { paragraph } from '../cards/kit/text-blocks.ts';
import { check, type Check } from '../workflow/kernel/checks.ts';
import type { Context } from '../workflow/partner/context.ts';
import { coded } from '../workflow/kernel/facts.ts';
import { contextFor } from '../workflow/desk/load-context.ts';
import type { VoucherOutcome } from '../workflow/desk/outcome.ts';
import { mayAct } from '../workflow/partner/permissions.ts';
import type { Action } from '../workflow/programme/definition.ts';
import type { VoucherAction } from '../workflow/steps/catalogue.ts';
import { earlierActions } from '../workflow/views/earlier-actions.ts';
import { voucherView } from '../workflow/views/voucher-view.ts';
import type { VoucherEvent } from '../workflow/steps/catalogue.ts';
import type { Voucher } from '../workflow/voucher/voucher.ts';
import { cachedCard } from './cached-card.ts';
import type { Turn } from './turn.ts';

/** The input of the rules for the person of this turn. */
export async function contextOf(turn: Turn): Promise<Context> {
  return contextFor(turn.services, { kind: 'person', ...turn.person }, await turn.partner());
}

/** Shows the voucher's card, with the events of the turn. */
export async function showVoucher(
  turn: Turn,
  voucher: Voucher,
  done: readonly VoucherEvent[] = [],
): Promise<void> {
  const context = await contextOf(turn);
  const { t, amongOthers, services } = turn;
  if (amongOthers === undefined && done.length === 0) {
    const make = () => voucherCard(t, voucherView(voucher, context));
    return turn.show(cachedCard(turn, voucher, context, make), voucher);
  }
  const view = { ...voucherView(voucher, context), done };
  const card = amongOthers
    ? sharedVoucherCard(t, view, amongOthers.userIds, services.botId)
    : voucherCard(t, view);
  await turn.show(card, voucher);
}

/** Shows the voucher's card with the outcome of a command, or that it changed nothing. */
export async function showOutcome(
  { events, voucher }: Extract<VoucherOutcome, { readonly kind: 'done' }>,
  turn: Turn,
): Promise<void> {
  if (events.length > 0 || turn.amongOthers) return showVoucher(turn, voucher, events);
  const { t } = turn;
  const news: News = { style: 'accent', items: [paragraph(t.text('dialog.nothing-changed'))] };
  await turn.show(voucherCard(t, voucherView(voucher, await contextOf(turn)), news), voucher);
}

/** Shows the voucher's card and why the step is not possible now. */
export async function showInstead(
  turn: Turn,
  voucher: Voucher,
  action: VoucherAction,
): Promise<void> {
  const context = await contextOf(turn);
  const { actor, programme } = context;
  if (!mayAct(actor, action, programme, voucher)) return showRefusal(turn, [mayNot(action)]);
  const { t } = turn;
  const isEarlier = earlierActions(voucher, context).includes(action);
  const texts = [
    t.text('dialog.not-now', { action: t.plain(`button.${action}`) }),
    ...(isEarlier ? [t.text('dialog.already-done')] : []),
  ];
  const news: News = { style: 'warning', items: texts.map(paragraph) };
  const view = voucherView(voucher, context);
  const shown = isEarlier ? { ...view, earlier: action } : view;
  await turn.show(voucherCard(t, shown, news), voucher);
}

/** Shows a refusal outside of a form, with the next actions. */
export async function showRefusal(
  turn: Turn,
  refused: readonly Check[],
  voucherId?: string,
): Promise<void> {
  await turn.mention(refused);
  const title = refusalTitle(turn, refused, voucherId);
  const actions =
    voucherId === undefined ? (['help'] as const) : (['register', 'vouchers'] as const);
  await turn.show(messageCard(turn.t, { title, checks: refused, actions, voucherId }));
}

/** Names the reason if there is only one: an unknown voucher or a missing right. */
function refusalTitle({ t }: Turn, refused: readonly Check[], voucherId?: string): string {
  const codes = new Set(refused.map(({ code }) => code));
  const [only] = codes.size === 1 ? codes : [];
  if (only === 'may-act') return t.text('dialog.refused.may-act');
  if (only === 'voucher-known' && voucherId !== undefined)
    return t.text('dialog.refused.voucher-known', { voucherId });
  return t.text('dialog.refused');
}

/** The unmet check of a right, for a refusal before the desk decides. */
export const mayNot = (action: Action): Check =>
  check('may-act', false, { action: coded('action', action) });
