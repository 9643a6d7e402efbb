import type { Action, Role } from '../programme/definition.ts';
import type { PartnerCommand } from './commands.ts';

/** What people ask for; only the desk itself identifies a member. */
export type AskedByPeople = Exclude<PartnerCommand, { name: 'identify-member' }>;

/** What a person must be allowed to do for a command: every one of these actions. */
export function actionsFor(command: AskedByPeople): readonly Action[] {
  switch (command.name) {
    case 'record-training':
    case 'record-competency':
    case 'record-assessment':
      return ['record-eligibility'];
    case 'sign-agreement':
    case 'enrol':
    case 'confirm-savb':
      return [command.name];
    case 'update-profile':
    case 'add-location':
    case 'remove-location':
      return ['profile'];
    case 'grant-role':
    case 'withdraw-role':
      return [grantingAction(command.role)];
    case 'import-records':
      return [
        'record-eligibility',
        ...(command.agreementSignedOn === undefined ? [] : (['sign-agreement'] as const)),
        ...(command.enrolments.length === 0 ? [] : (['enrol'] as const)),
        ...(command.locations.length === 0 ? [] : (['profile'] as const)),
      ];
  }
}

/**
 * Granting and withdrawing admin roles is a right of its own
 * (docs/programme-rules.md#roles-and-rights).
 */
export const grantingAction = (role: Role): Action =>
  role === 'global-admin' || role === 'partner-admin' ? 'grant-admin-role' : 'grant-role';
