import { didYouMeanCard } from '../../cards/chat/did-you-mean-card.ts';
import type { Card } from '../../cards/kit/card.ts';
import { messageCard } from '../../cards/chat/message-card.ts';
import { setTurn, type Utterance, type Turn } from '../../dialogs/turn.ts';
import { showRefusal } from '../../dialogs/show-voucher.ts';
import type { Verb } from '../../cards/kit/form-actions.ts';
import { unreadText } from '../../cards/kit/unread-line.ts';
import { today } from '../../dialogs/choices.ts';
import type { Command, CommandInput } from '../commands/command.ts';
import { commandsByName } from '../commands/registry.ts';
import { vouchersMeant } from './named-voucher.ts';
import { answerRule } from './rule-answer.ts';
import { showWelcome } from './welcome.ts';
import { showStatus } from '../commands/status.ts';
import { reportOf } from '../telemetry/turn-report.ts';
import { beginStep } from './begin-step.ts';
import { mayUse } from './card-action.ts';
import type { PlainText } from '../utterance/html-text.ts';
import { answerMail } from './mail-message.ts';
import { handoverIn } from './handover-in.ts';
import { showNotUnderstood } from './not-understood.ts';
import type { RoutingServices } from './routing-services.ts';
import type { TurnScope } from '../turns/turn-scope.ts';
import { readMessage, type Intent } from './read-message.ts';
import { runStep, type ActiveStep } from './run-step.ts';
import { MAX_TEXT } from '../utterance/typed-text.ts';
import { dialogKey } from '../conversation/sender.ts';
import { commandIn, MAX_COMMAND } from '../utterance/words.ts';

/** Answers a message, in the active step or outside. */
export async function answerText(
  routing: RoutingServices,
  scope: TurnScope,
  { text, isCut }: PlainText,
): Promise<void> {
  const { turn } = scope;
  const isKnown = async (id: string): Promise<boolean> =>
    (await turn.may('read')) && (await turn.voucher(id)) !== undefined;
  const intent = await readMessage(text, routing.understanding, {
    isKnown,
    today: today(turn),
    language: turn.language,
    names: () => routing.names.of(turn),
  });
  const isMiss = intent.kind === 'nothing';
  if (!isMiss) routing.misses.delete(missKey(scope));
  if (NEEDS_A_ROLE.includes(intent.kind) && !(await turn.may('read')))
    return showRefusal(turn, [await turn.missingRight('read')]);
  await reportUnread(turn, intent, { text, isCut });
  switch (intent.kind) {
    case 'command':
      return runCommand(routing, scope, intent);
    case 'choose':
      return turn.show(didYouMeanCard(turn.t, { utterance: text, meanings: intent.meanings }));
    case 'rule':
      return answerRule(turn, intent.about);
    case 'voucher-id':
      return answerVoucherId(routing, scope, intent.voucherId);
    case 'mail':
      return answerMail(routing, scope, { text, voucherIds: intent.voucherIds });
    case 'greeting':
      return showWelcome(turn);
    case 'thanks':
      return turn.tell(turn.t.text('dialog.you-are-welcome'));
    case 'nothing':
      if (!(await passToStep(routing, scope, { kind: 'unknown' })))
        await answerMiss(routing, scope);
  }
}

/** The second miss in a row leads to the help instead of repeating the answer. */
async function answerMiss(routing: RoutingServices, scope: TurnScope): Promise<void> {
  const { turn } = scope;
  const key = missKey(scope);
  const help = routing.misses.has(key) ? commandsByName.get('help') : undefined;
  if (help?.kind !== 'direct') {
    routing.misses.set(key, true);
    return showNotUnderstood(turn);
  }
  routing.misses.delete(key);
  await turn.tell(turn.t.text('dialog.not-understood.again'));
  await help.run(turn, { voucherIds: [], text: '', values: {}, extra: {} });
}

const missKey = ({ sender }: TurnScope): string => {
  const { conversationId, personId, tenantId } = dialogKey(sender);
  return `${tenantId} ${conversationId} ${personId}`;
};

/** Reports which part of a long text was read. */
async function reportUnread(turn: Turn, intent: Intent, read: PlainText): Promise<void> {
  const { t } = turn;
  const isNote = intent.kind === 'command' && intent.command.name === 'note';
  if (intent.kind !== 'mail' && !isNote && commandIn(read.text).isCut)
    await turn.tell(t.text('dialog.command-cut', MAX_COMMAND));
  else if (read.isCut) await turn.tell(t.text('dialog.mail-cut', { characters: MAX_TEXT }));
}

/** Answered with the way to a role: nothing else is possible without one. */
const NEEDS_A_ROLE: readonly Intent['kind'][] = ['choose', 'voucher-id', 'mail', 'nothing', 'rule'];

type CommandIntent = Extract<Intent, { kind: 'command' }>;

async function runCommand(
  routing: RoutingServices,
  scope: TurnScope,
  { command, asked: typed }: CommandIntent,
): Promise<void> {
  const { turn, context } = scope;
  reportOf(context).command = command.name;
  if (!(await mayUse(turn, command, typed.voucherId))) return;
  const asked = await withVoucher(turn, command, typed);
  if (asked === undefined) return;
  const { unread = [] } = asked;
  if (unread.length > 0 && command.applies === undefined)
    await turn.tell(unreadText(turn.t, unread));
  switch (command.kind) {
    case 'direct':
      return command.run(turn, asked);
    case 'cancel':
      if (!(await passToStep(routing, scope, { kind: 'cancel' })))
        await turn.show(nothingToCancel(turn));
      return;
    case 'step': {
      const named = command.mentionsColleague
        ? await handoverIn(scope, routing.log, asked.text)
        : {};
      const values = { ...asked.values, ...named };
      await beginStep(routing, scope, command.name, command.options({ ...asked, values }));
    }
  }
}

/**
 * Finds the voucher that a sentence names by its customer or invoice, and asks if several fit.
 * @returns undefined if it has asked
 */
async function withVoucher(
  turn: Turn,
  command: Command,
  asked: CommandInput,
): Promise<CommandInput | undefined> {
  const { conditions, voucherId } = asked;
  const isFound = !command.aboutVoucher || voucherId !== undefined || conditions === undefined;
  if (isFound || FINDS_ITSELF.has(command.name)) return asked;
  const meant = await vouchersMeant(turn, command.name, conditions);
  const [only, ...others] = meant;
  if (only === undefined) return asked;
  if (others.length === 0)
    return { ...asked, voucherId: only.voucherId, voucherIds: [only.voucherId] };
  const name = command.name as Verb;
  const meanings = meant.map((one) => ({ command: name, voucherId: one.voucherId }));
  await turn.show(didYouMeanCard(turn.t, { utterance: asked.text, meanings }));
  return undefined;
}

/** Commands that take a customer in a way of their own. */
const FINDS_ITSELF: ReadonlySet<string> = new Set(['register', 'handover', 'export', 'next']);

/** Offers other commands as buttons. */
function nothingToCancel({ t }: Turn): Card {
  const title = t.text('dialog.nothing-to-cancel');
  return messageCard(t, { title, actions: ['next', 'vouchers', 'help'] });
}

/** An ID alone is the active step's answer if it asks for one, else a query for the voucher. */
async function answerVoucherId(
  routing: RoutingServices,
  scope: TurnScope,
  voucherId: string,
): Promise<void> {
  const utterance = { kind: 'voucher-id', voucherId } as const;
  const asksForIt = (waiting: ActiveStep): boolean => waiting.takesVoucherId;
  if (!(await passToStep(routing, scope, utterance, asksForIt)))
    await showStatus(scope.turn, voucherId);
}

/** Passes an utterance to the active step. @returns false if no step takes it */
async function passToStep(
  routing: RoutingServices,
  { context, sender, turn }: TurnScope,
  utterance: Utterance,
  waitsForIt: (waiting: ActiveStep) => boolean = () => true,
): Promise<boolean> {
  setTurn(context, { ...turn, utterance });
  return runStep(routing, dialogKey(sender), context, (waiting) =>
    waiting && waitsForIt(waiting) ? { go: 'on' } : { go: 'past' },
  );
}
