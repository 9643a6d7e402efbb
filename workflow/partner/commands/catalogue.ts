import type { z } from 'zod';
import type { Check } from '../../kernel/checks.ts';
import type { Action } from '../../programme/definition.ts';
import type { Actor } from '../actor.ts';
import { addLocation } from './add-location.ts';
import type { CommandContext, EventOf } from './command.ts';
import { confirmSavb } from './confirm-savb.ts';
import { enrol } from './enrol.ts';
import { grantRole } from './grant-role.ts';
import { identifyMember } from './identify-member.ts';
import { importRecord } from './import-record.ts';
import { importRecords } from './import-records.ts';
import { recordAssessment } from './record-assessment.ts';
import { recordCompetency } from './record-competency.ts';
import { recordTraining } from './record-training.ts';
import { removeLocation } from './remove-location.ts';
import { answerRoleRequest, askForRole } from './role-requests.ts';
import { signAgreement } from './sign-agreement.ts';
import { updateProfile } from './update-profile.ts';
import { withdrawRole } from './withdraw-role.ts';

/** All commands on the partner's records: steps 1 to 3, the team, and the SAVB registration. */
export const partnerCommands = {
  'record-training': recordTraining,
  'record-competency': recordCompetency,
  'record-assessment': recordAssessment,
  'sign-agreement': signAgreement,
  enrol,
  'update-profile': updateProfile,
  'add-location': addLocation,
  'remove-location': removeLocation,
  'grant-role': grantRole,
  'withdraw-role': withdrawRole,
  'ask-for-role': askForRole,
  'answer-role-request': answerRoleRequest,
  'identify-member': identifyMember,
  'confirm-savb': confirmSavb,
  'import-records': importRecords,
  'import-record': importRecord,
} as const;

type Catalogue = typeof partnerCommands;

export type PartnerCommandName = keyof Catalogue;
export type PartnerCommand = {
  [Name in PartnerCommandName]: { readonly name: Name } & z.output<Catalogue[Name]['schema']>;
}[PartnerCommandName];
type EventsOf<One> = One extends { readonly events: infer Kinds } ? EventOf<Kinds> : never;
export type PartnerEvent = EventsOf<Catalogue[PartnerCommandName]>;

/** The commands with a form. */
export type PartnerStepName = Exclude<
  PartnerCommandName,
  'identify-member' | 'import-record' | 'ask-for-role' | 'answer-role-request'
>;

/** A module without its specific types; its name determines the input. */
interface AnyModule {
  readonly from?: readonly Actor['kind'][];
  actions(input: object): readonly Action[];
  checks?(input: object, context: CommandContext, row: string): readonly Check[];
  emits(input: object, context: CommandContext): readonly PartnerEvent[];
}

export const moduleOf = (name: PartnerCommandName): AnyModule => partnerCommands[name];
