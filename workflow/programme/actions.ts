/**
 * The steps a person takes with a voucher, in the order in which help lists them. Each is a right, a
 * command, a dialog and a verb of that name, and a module of workflow/steps.
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
] as const;

/** What a role can be allowed to do; `read` is status, history, deadlines and overview. */
export const ACTIONS = [
  'read',
  ...STEP_NAMES,
  'resolve-parked',
  'export-all',
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
