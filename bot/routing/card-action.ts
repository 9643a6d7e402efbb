import { messageCard } from '../../cards/chat/message-card.ts';
import { optionsOf } from '../../dialogs/step-dialog.ts';
import { showInstead, showRefusal } from '../../dialogs/show-voucher.ts';
import { setTurn, type Click, type Turn } from '../../dialogs/turn.ts';
import { voucherIdFrom } from '../../workflow/programme/voucher-id.ts';
import { isVoucherAction } from '../../workflow/steps/catalogue.ts';
import { reportOf } from '../telemetry/turn-report.ts';
import type { CommandInput, Command } from '../commands/command.ts';
import { commandsByName } from '../commands/registry.ts';
import { showStatus } from '../commands/status.ts';
import { showNotUnderstood } from './not-understood.ts';
import type { RoutingServices } from './routing-services.ts';
import type { TurnScope } from '../turns/turn-scope.ts';
import { leaveStep, runStep } from './run-step.ts';
import { dialogKey } from '../conversation/sender.ts';

/** Runs the command of a clicked button; a direct command does not read the dialog state. */
export async function answerClick(
  routing: RoutingServices,
  scope: TurnScope,
  click: Click,
): Promise<void> {
  const { turn, context, sender } = scope;
  const command = commandsByName.get(click.verb);
  const report = reportOf(context);
  report.command = command?.name;
  if (command?.kind === 'cancel') return cancelByButton(routing, scope, click);
  // For a submitted form the desk checks the roles itself.
  const opens = click.commandId === undefined || command?.kind === 'direct';
  if (command && opens && !(await mayUse(turn, command, click.voucherId))) return;
  if (command?.kind === 'direct') return command.run(turn, inputOf(click));
  if (routing.steps.fingerprintOf(click.verb) === undefined) return answerOutdated(turn, click);

  report.command = click.verb;
  setTurn(context, turn);
  const begin = { dialogId: click.verb, options: optionsOf(click) };
  await runStep(routing, dialogKey(sender), context, { go: 'on', orBegin: begin });
}

/** Checks for the right to the command at all; the desk checks each change again. */
export async function mayUse(
  turn: Turn,
  { action, name }: Command,
  voucherId?: string,
): Promise<boolean> {
  if (action === undefined || (await turn.may(action))) return true;
  const isReader = voucherId !== undefined && (await turn.may('read'));
  const voucher = isReader ? await turn.voucher(voucherId) : undefined;
  // The voucher's card names the person in charge of it.
  if (voucher && isVoucherAction(name)) await showInstead(turn, voucher, name, turn.click?.values);
  else await showRefusal(turn, [await turn.missingRight(action)], undefined, turn.click?.values);
  return false;
}

function inputOf({ voucherId, values, extra }: Click): CommandInput {
  const named = voucherIdFrom(voucherId ?? values.voucherId ?? '');
  const ids = named === '' ? [] : [named];
  return { voucherId: ids[0], voucherIds: ids, text: '', values, extra };
}

/** Ends the step and shows the voucher it was about. */
async function cancelByButton(
  routing: RoutingServices,
  scope: TurnScope,
  { voucherId }: Click,
): Promise<void> {
  const { turn, sender } = scope;
  await leaveStep(routing, dialogKey(sender), voucherId);
  if (voucherId !== undefined) return showStatus(turn, voucherId);
  const title = turn.t.text('dialog.cancelled');
  await turn.show(messageCard(turn.t, { title, actions: ['next', 'vouchers', 'help'] }));
}

/** Answers a button whose verb this build does not have. */
async function answerOutdated(turn: Turn, { voucherId }: Click): Promise<void> {
  if (voucherId === undefined) await showNotUnderstood(turn);
  else await showStatus(turn, voucherId);
}
