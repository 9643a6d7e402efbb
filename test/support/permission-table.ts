import type { StepName } from '../../workflow/programme/actions.ts';
import type { Action, Role } from '../../workflow/programme/definition.ts';
import { everyStep } from './step-cases.ts';

/** The rights of the steps, from their cases. */
const stepRights = Object.fromEntries(everyStep.map(([name, { may }]) => [name, may])) as Record<
  StepName,
  string
>;

/** On which vouchers a role may do something; `any` also where no voucher is concerned. */
export type OnWhich = 'any' | 'assigned' | 'led' | 'none';

/**
 * The table of roles as the design lays it down, copied by hand: the oracle for what the definition
 * says and what the desk lets through. In the order global admin, partner admin, project manager,
 * consultant; `•` any, `a` the vouchers assigned to her, `l` the engagements he leads, `-` none.
 */
export const permissionTable: Readonly<Record<Action, string>> = {
  // Every role reads.
  read: '••••',
  // Steps 4 to 8 stand beside the other facts of each step.
  ...stepRights,
  // What only admins do.
  'resolve-parked': '••--',
  'export-all': '••--',
  privacy: '••--',
  'record-eligibility': '••--',
  enrol: '••--',
  profile: '••--',
  'grant-role': '••--',
  // What the global admin does alone.
  'sign-agreement': '•---',
  'confirm-savb': '•---',
  'grant-admin-role': '•---',
};

const COLUMNS: readonly Role[] = ['global-admin', 'partner-admin', 'project-manager', 'consultant'];

export function onWhich(role: Role, action: Action): OnWhich {
  switch (permissionTable[action][COLUMNS.indexOf(role)]) {
    case '•':
      return 'any';
    case 'a':
      return 'assigned';
    case 'l':
      return 'led';
    default:
      return 'none';
  }
}
