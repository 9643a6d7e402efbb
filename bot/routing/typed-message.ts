import { didYouMeanCard } from '../../cards/chat/did-you-mean-card.ts';
import type { Card } from '../../cards/kit/card.ts';
import { messageCard } from '../../cards/chat/message-card.ts';
import { setTurn, type Utterance, type Turn } from '../../dialogs/turn.ts';
import { showRefusal } from '../../dialogs/show-voucher.ts';
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
  const intent = await readMessage(text, routing.understanding, isKnown);
  if (NEEDS_A_ROLE.includes(intent.kind) && !(await turn.may('read')))
    return showRefusal(turn, [await turn.missingRight('read')]);
  await reportUnread(turn, intent, { text, isCut });
  switch (intent.kind) {
    case 'command':
      return runCommand(routing, scope, intent);
    case 'choose':
      return turn.show(didYouMeanCard(turn.t, { utterance: text, meanings: intent.meanings }));
    case 'voucher-id':
      return answerVoucherId(routing, scope, intent.voucherId);
    case 'mail':
      return answerMail(routing, scope, { text, voucherIds: intent.voucherIds });
    case 'greeting':
      return showWelcome(turn);
    case 'thanks':
      return turn.tell(turn.t.text('dialog.you-are-welcome'));
    case 'nothing':
      if (!(await passToStep(routing, scope, { kind: 'unknown' }))) await showNotUnderstood(turn);
  }
}

/** Reports which part of a long text was read. */
async function reportUnread(turn: Turn, intent: Intent, read: PlainText): Promise<void> {
  const { t } = turn;
  const isNote = intent.kind === 'command' && intent.command.name === 'note';
  if (intent.kind !== 'mail' && !isNote && commandIn(read.text).isCut)
    await turn.tell(t.text('dialog.command-cut', MAX_COMMAND));
  else if (read.isCut) await turn.tell(t.text('dialog.mail-cut', { characters: MAX_TEXT }));
}

/** Answered with the way to a role: nothing else is possible without one. */
const NEEDS_A_ROLE: readonly Intent['kind'][] = ['choose', 'voucher-id', 'mail', 'nothing'];

type CommandIntent = Extract<Intent, { kind: 'command' }>;

async function runCommand(
  routing: RoutingServices,
  scope: TurnScope,
  { command, asked }: CommandIntent,
): Promise<void> {
  const { turn, context } = scope;
  reportOf(context).command = command.name;
  if (!(await mayUse(turn, command))) return;
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
