/**
 * The steps that a person takes with a voucher, in the order of the help. Each names a right, a
 * command, a dialog, a card verb and a module of workflow/steps.
 */
export const STEP_NAMES = [
  'register',
  'validate',
  'reserve',
  'reschedule',
  'release',
  'report',
  'redeem',
  'payment',
  'payment-status',
  'handover',
  'note',
  'correct',
  'undo',
] as const;

/** The rights that a role can have; `read` is status, history, deadlines and overview. */
export const ACTIONS = [
  'read',
  ...STEP_NAMES,
  'resolve-parked',
  'export-all',
  'import',
  'privacy',
  'record-eligibility',
  'sign-agreement',
  'enrol',
  'profile',
  'confirm-savb',
  'grant-role',
  'grant-admin-role',
] as const;

export type StepName = (typeof STEP_NAMES)[number];
