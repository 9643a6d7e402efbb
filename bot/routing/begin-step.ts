import { setTurn, type StepOptions } from '../../dialogs/turn.ts';
import type { RoutingServices } from './routing-services.ts';
import type { TurnScope } from '../turns/turn-scope.ts';
import { runStep } from './run-step.ts';
import { dialogKey } from '../conversation/sender.ts';

export async function beginStep(
  routing: RoutingServices,
  { context, sender, turn }: TurnScope,
  dialogId: string,
  options: StepOptions,
): Promise<void> {
  const step = { dialogId, options };
  setTurn(context, { ...turn, utterance: { kind: 'step', ...step } });
  await runStep(routing, dialogKey(sender), context, () => ({ go: 'on', orBegin: step }));
}
