import { check, type Check, type Decision } from '../kernel/checks.ts';
import type { Context } from './context.ts';
import { coded } from '../kernel/facts.ts';
import { mayAct } from './permissions.ts';
import { addLocation } from './add-location.ts';
import type { PartnerCommand } from './commands.ts';
import { actionsFor, type AskedByPeople } from './command-actions.ts';
import { confirmSavb } from './confirm-savb.ts';
import { enrol } from './enrol.ts';
import type { PartnerEvent } from './events.ts';
import { grantRole } from './grant-role.ts';
import { identifyMember } from './identify-member.ts';
import { importRecords } from './import-records.ts';
import type { Partner } from './partner.ts';
import { recordAssessment } from './record-assessment.ts';
import { recordCompetency } from './record-competency.ts';
import { recordTraining } from './record-training.ts';
import { removeLocation } from './remove-location.ts';
import { signAgreement } from './sign-agreement.ts';
import { updateProfile } from './update-profile.ts';
import { withdrawRole } from './withdraw-role.ts';

/**
 * What a command does to the company's records: the events to append, or every rule against it.
 * Who may not do it learns nothing else.
 */
export function decidePartner(
  partner: Partner,
  command: PartnerCommand,
  context: Context,
): Decision<PartnerEvent> {
  const { actor } = context;
  const known = { ...context, partner };
  if (command.name === 'identify-member')
    return actor.kind === 'desk'
      ? { events: identifyMember(partner, { ...command, name: command.personName }) }
      : { refused: [check('may-act', false, { action: coded('action', 'grant-role') })] };
  // Who is erased gives back her roles; the operator decides on that, who is no person here.
  if (command.name === 'withdraw-role' && actor.kind === 'desk')
    return withdrawRole(command, known);
  const forbidden = permissionChecks(command, context).filter((one) => !one.met);
  if (actor.kind !== 'person' || forbidden.length > 0) return { refused: forbidden };
  return decideForPerson(command, actor.personId, known);
}

/** Only people keep the company's records; none of the outside kinds has anything to do with them. */
function permissionChecks(command: AskedByPeople, context: Context): readonly Check[] {
  const { actor, programme } = context;
  return actionsFor(command).map((action) =>
    check('may-act', mayAct(actor, action, programme, undefined), {
      action: coded('action', action),
    }),
  );
}

function decideForPerson(
  command: AskedByPeople,
  by: string,
  context: Context,
): Decision<PartnerEvent> {
  switch (command.name) {
    case 'record-training':
      return recordTraining(command, context);
    case 'record-competency':
      return recordCompetency(command, context);
    case 'record-assessment':
      return recordAssessment(command, context);
    case 'sign-agreement':
      return signAgreement(by, context);
    case 'enrol':
      return enrol(command, by, context);
    case 'update-profile':
      return updateProfile(command, context);
    case 'add-location':
      return addLocation(command, context);
    case 'remove-location':
      return removeLocation(command, context);
    case 'grant-role':
      return grantRole(command, context);
    case 'withdraw-role':
      return withdrawRole(command, context);
    case 'confirm-savb':
      return confirmSavb(command, by, context);
    case 'import-records':
      return importRecords(command, by, context);
  }
}
