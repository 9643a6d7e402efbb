import { showOnboarding } from '../../dialogs/show-onboarding.ts';
import type { DirectCommand } from './command.ts';

/** The tasks of a new company before its first reservation. */
export const onboarding: DirectCommand = {
  kind: 'direct',
  name: 'onboarding',
  action: 'read',
  aboutVoucher: false,
  run: (turn) => showOnboarding(turn),
};
