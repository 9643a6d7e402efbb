import { ROLES, type Action, type Programme, type Role } from '../programme/definition.ts';
import { PROGRESS_STEPS } from './voucher-view.ts';

type ProgressStep = (typeof PROGRESS_STEPS)[number];

/** The right that a step of the programme takes; the customer takes step 4. */
const RIGHTS = {
  eligibility: 'record-eligibility',
  enrol: 'enrol',
  profile: 'profile',
  reserve: 'reserve',
  report: 'report',
  redeem: 'redeem',
  payment: 'payment',
} as const satisfies Readonly<Record<Exclude<ProgressStep, 'assign'>, Action>>;

export interface ProgrammeStep {
  readonly name: ProgressStep;
  /** From 1. */
  readonly number: number;
  /** Empty for the customer's step. */
  readonly roles: readonly Role[];
}

/**
 * The steps of the programme, and whose turn it is: the roles that take the step for their own
 * vouchers or engagements, or else those that take it for the company.
 */
export function programmeSteps({ permissions }: Programme): readonly ProgrammeStep[] {
  return PROGRESS_STEPS.map((name, at) => {
    if (name === 'assign') return { name, number: at + 1, roles: [] };
    const right: Action = RIGHTS[name];
    const own = ROLES.filter((role) => {
      const { assigned, led } = permissions[role];
      return assigned.includes(right) || led.includes(right);
    });
    const all = ROLES.filter((role) => permissions[role].any.includes(right));
    return { name, number: at + 1, roles: own.length > 0 ? own : all };
  });
}
