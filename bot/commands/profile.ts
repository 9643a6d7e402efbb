import { showProfile } from '../../dialogs/show-profile.ts';
import type { DirectCommand } from './command.ts';

/** The business profile with the buttons to change it. */
export const profile: DirectCommand = {
  kind: 'direct',
  name: 'profile',
  action: 'read',
  aboutVoucher: false,
  run: (turn) => showProfile(turn),
};
