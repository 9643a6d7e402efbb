import { when, type Decision } from '../kernel/checks.ts';
import type { Context } from './context.ts';
import type { PartnerCommandInput } from './commands.ts';
import type { PartnerEvent } from './events.ts';
import { competencyKnownCheck, evidenceChecks, examChecks } from './evidence-checks.ts';
import { consultantCheck } from './standing-checks.ts';
import { memberFor } from './team.ts';

/** An assessment or exam that one of the company's consultants passed. */
export function recordAssessment(
  command: PartnerCommandInput<'record-assessment'>,
  { partner, programme, today }: Pick<Context, 'partner' | 'programme' | 'today'>,
  row = '',
): Decision<PartnerEvent> {
  const { competency, exam, reference, passedOn: from, validUntil } = command;
  const consultant = memberFor(partner, command.consultant)?.personId ?? command.consultant;
  const fields = { from: `${row}passedOn`, validUntil: `${row}validUntil` };
  return when(
    [
      consultantCheck(partner, command.consultant, `${row}consultant`),
      competencyKnownCheck(competency, programme, `${row}competency`),
      ...examChecks(exam, competency, programme, `${row}exam`),
      ...evidenceChecks({ from, validUntil }, today, fields),
    ],
    () => [
      { type: 'assessment-recorded', consultant, competency, exam, reference, from, validUntil },
    ],
  );
}
