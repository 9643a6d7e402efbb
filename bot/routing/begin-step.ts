import { setTurn, type StepOptions } from '../../dialogs/turn.ts';
import type { Parts, UnderWay } from './parts.ts';
import { runStep } from './run-step.ts';
import { dialogKey } from './who-speaks.ts';

export async function beginStep(
  parts: Parts,
  { context, who, turn }: UnderWay,
  dialogId: string,
  options: StepOptions,
): Promise<void> {
  const step = { dialogId, options };
  setTurn(context, { ...turn, said: { kind: 'step', ...step } });
  await runStep(parts, dialogKey(who), context, () => ({ go: 'on', orBegin: step }));
}
