import { when, type Decision } from '../kernel/checks.ts';
import type { Context } from './context.ts';
import type { PartnerCommandInput } from './commands.ts';
import type { PartnerEvent } from './events.ts';
import { competencyKnownCheck, evidenceChecks } from './evidence-checks.ts';

export function recordCompetency(
  command: PartnerCommandInput<'record-competency'>,
  { programme, today }: Pick<Context, 'programme' | 'today'>,
  row = '',
): Decision<PartnerEvent> {
  const { competency, level, reference, attainedOn: from, validUntil } = command;
  const fields = { from: `${row}attainedOn`, validUntil: `${row}validUntil` };
  return when(
    [
      competencyKnownCheck(competency, programme, `${row}competency`),
      ...evidenceChecks({ from, validUntil }, today, fields),
    ],
    () => [{ type: 'competency-recorded', competency, level, reference, from, validUntil }],
  );
}
