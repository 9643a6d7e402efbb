import type { StepName } from '../../workflow/programme/actions.ts';
import type { Action, Role } from '../../workflow/programme/definition.ts';
import { everyStep } from './step-cases.ts';

/** The rights of the steps, from their cases. */
const stepRights = Object.fromEntries(everyStep.map(([name, { may }]) => [name, may])) as Record<
  StepName,
  string
>;

/** Vouchers on which a role may act; `any` also covers actions without a voucher. */
export type OnWhich = 'any' | 'assigned' | 'led' | 'none';

/**
 * The documented role table, copied by hand as an oracle for the definition and the desk. Columns:
 * global admin, partner admin, project manager, consultant. `•` any voucher, `a` assigned ones, `l`
 * led ones, `-` none.
 */
export const permissionTable: Readonly<Record<Action, string>> = {
  // Every role reads.
  read: '••••',
  // Steps 4 to 8: listed with each step's test data.
  ...stepRights,
  // Admins only.
  'resolve-parked': '••--',
  'export-all': '••--',
  import: '••--',
  privacy: '••--',
  'record-eligibility': '••--',
  enrol: '••--',
  profile: '••--',
  'grant-role': '••--',
  // Global admins only.
  'sign-agreement': '•---',
  'confirm-savb': '•---',
  'grant-admin-role': '•---',
};

/**
 * Which of these a colleague takes on the vouchers of an absent person, copied by hand. Columns:
 * a project manager for the absent project manager, a consultant for the absent lead.
 */
export const coveredTable: Readonly<Record<StepName, string>> = {
  register: '--',
  validate: '•-',
  reserve: '•-',
  reschedule: '•-',
  release: '•-',
  report: '••',
  redeem: '•-',
  payment: '•-',
  'payment-status': '•-',
  handover: '•-',
  note: '••',
  correct: '••',
  undo: '••',
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
