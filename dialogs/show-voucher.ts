import { messageCard } from '../cards/chat/message-card.ts';
import { sharedVoucherCard, voucherCard, type News } from '../cards/voucher/voucher-card.ts';
import { paragraph } from '../cards/kit/text-blocks.ts';
import type { Verb } from '../cards/kit/form-actions.ts';
import { noRightNews, notNowNews, type NoRightView } from '../cards/voucher/refusal-news.ts';
import type { Check } from '../workflow/kernel/checks.ts';
import type { ActorReference } from '../workflow/partner/actor.ts';
import type { Context } from '../workflow/partner/context.ts';
import type { PartnerEvent } from '../workflow/partner/commands/catalogue.ts';
import type { Partner } from '../workflow/partner/partner.ts';
import { memberFor } from '../workflow/partner/team.ts';
import { contextFor } from '../workflow/desk/load-context.ts';
import type { VoucherOutcome } from '../workflow/desk/outcome.ts';
import { mayAct, missingRight } from '../workflow/partner/permissions.ts';
import type { VoucherAction } from '../workflow/steps/catalogue.ts';
import { earlierActions } from '../workflow/views/earlier-actions.ts';
import { whyNotNow, type WhyNot } from '../workflow/views/why-not-now.ts';
import { kindOf } from '../workflow/steps/evolve.ts';
import { voucherView } from '../workflow/views/voucher-view.ts';
import type { VoucherEvent } from '../workflow/steps/catalogue.ts';
import type { Voucher } from '../workflow/voucher/voucher.ts';
import { cachedCard } from './cached-card.ts';
import type { Turn, Values } from './turn.ts';

/** All that a person without a role can do. */
const WITHOUT_ROLE: readonly Verb[] = ['ask-for-role', 'help', 'language'];

/** The input of the rules for the person of this turn. */
export async function contextOf(turn: Turn): Promise<Context> {
  return contextFor(turn.services, { kind: 'person', ...turn.person }, await turn.partner());
}

/** Shows the voucher's card, with the events of the turn. */
export async function showVoucher(
  turn: Turn,
  voucher: Voucher,
  done: readonly (PartnerEvent | VoucherEvent)[] = [],
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

/**
 * Shows the voucher's card and why the step is not possible now.
 * @param typed the values of the form that cannot be shown any more
 */
export async function showInstead(
  turn: Turn,
  voucher: Voucher,
  action: VoucherAction,
  typed: Values = {},
): Promise<void> {
  const context = await contextOf(turn);
  const { actor, programme } = context;
  const { t } = turn;
  const view = voucherView(voucher, context);
  if (!mayAct(actor, action, programme, voucher)) {
    const unmet = missingRight(action, context, voucher);
    await turn.mention(unmet, typedPeople(typed));
    const colleague = colleagueOf(turn, unmet, context.partner);
    const news = noRightNews(t, { check: unmet, voucher, colleague, typed });
    return turn.show(voucherCard(t, view, news), voucher);
  }
  const notNow = whyNotNow(action, view.voucher, context);
  const isEarlier = earlierActions(voucher, context).includes(action);
  const by = await enteredBy(turn, voucher, notNow.why);
  await turn.mention(by, typedPeople(typed));
  const news = notNowNews(t, { ...notNow, action, by, isEarlier, typed });
  const shown = isEarlier ? { ...view, earlier: action } : view;
  await turn.show(voucherCard(t, shown, news), voucher);
}

/** The member whose voucher or engagement it is, if they have an address to write to. */
function colleagueOf(
  turn: Turn,
  { facts: { person = '' } }: Check,
  partner: Partner,
): NoRightView['colleague'] {
  const id = typeof person === 'object' && person.as === 'person' ? person.value : undefined;
  const member =
    id === undefined || id === turn.person.personId ? undefined : memberFor(partner, id);
  return member?.email === undefined ? undefined : { name: member.name, email: member.email };
}

/** Ids of people in inputs, so that their names are loaded. */
const typedPeople = ({ colleague, consultant }: Values): readonly object[] =>
  [colleague, consultant].map((personId) => ({ personId }));

/** Without the inputs whose ids would be shown as names. */
const nameless = ({ colleague: _colleague, consultant: _consultant, ...typed }: Values): Values =>
  typed;

/** The part of the voucher that a state enters. */
const ENTERED = {
  assigned: undefined,
  reserved: 'reservation',
  reported: 'report',
  redeemed: 'redemption',
  expired: undefined,
} as const;

async function enteredBy(
  turn: Turn,
  { status, voucherId }: Voucher,
  why: WhyNot,
): Promise<ActorReference | undefined> {
  const part = why === 'requested' ? 'payment' : why === 'already' ? ENTERED[status] : undefined;
  if (part === undefined) return undefined;
  const records = await (await turn.reader()).wholeHistory(turn.tenantId, voucherId);
  return records.findLast(({ event }) => kindOf(event).part === part)?.actor;
}

/**
 * Shows a refusal outside of a form, with the next actions.
 * @param typed the values of the form that cannot be shown any more
 */
export async function showRefusal(
  turn: Turn,
  refused: readonly Check[],
  voucherId?: string,
  typed: Values = {},
): Promise<void> {
  const mayRead = await turn.may('read');
  await turn.mention(refused, mayRead ? typedPeople(typed) : []);
  const title = refusalTitle(turn, refused, voucherId);
  const actions = await actionsAfter(turn, refused, voucherId);
  const view = {
    title,
    checks: refused,
    actions,
    voucherId,
    typed: mayRead ? typed : nameless(typed),
  };
  await turn.show(messageCard(turn.t, view));
}

async function actionsAfter(
  turn: Turn,
  [first]: readonly Check[],
  voucherId?: string,
): Promise<readonly Verb[]> {
  if (first?.code === 'may-act' && first.facts.why === 'none') return WITHOUT_ROLE;
  if (voucherId !== undefined)
    return (await turn.may('register')) ? ['register', 'vouchers'] : ['vouchers', 'help'];
  return first?.code === 'may-act' ? ['team', 'help'] : ['help'];
}

/** Names the reason if there is only one: an unknown voucher or a missing right. */
function refusalTitle({ t }: Turn, refused: readonly Check[], voucherId?: string): string {
  const [first, ...more] = refused;
  const only = more.every(({ code }) => code === first?.code) ? first : undefined;
  if (only?.code === 'may-act') return t.text('dialog.refused.may-act', only.facts);
  if (only?.code === 'voucher-known' && voucherId !== undefined)
    return t.text('dialog.refused.voucher-known', { voucherId });
  return t.text('dialog.refused');
}
