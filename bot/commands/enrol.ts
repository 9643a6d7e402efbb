import type { StepCommand } from './command.ts';

/** The agreement, where it is missing, and the offers. */
export const enrol: StepCommand = {
  kind: 'step',
  name: 'enrol',
  action: 'enrol',
  aboutVoucher: false,
  options: () => ({}),
};
