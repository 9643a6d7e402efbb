import { when, type Decision } from '../kernel/checks.ts';
import type { Context } from './context.ts';
import type { PartnerCommandInput } from './commands.ts';
import type { PartnerEvent } from './events.ts';
import { evidenceChecks } from './evidence-checks.ts';

/** Compliance training of the company, met at company level. */
export function recordTraining(
  command: PartnerCommandInput<'record-training'>,
  { today }: Pick<Context, 'today'>,
  row = '',
): Decision<PartnerEvent> {
  const { reference, completedOn: from, validUntil } = command;
  const fields = { from: `${row}completedOn`, validUntil: `${row}validUntil` };
  return when(evidenceChecks({ from, validUntil }, today, fields), () => [
    { type: 'training-recorded', reference, from, validUntil },
  ]);
}
