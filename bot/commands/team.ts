import { readCursors } from '../../cards/kit/page-actions.ts';
import { showTeam } from '../../dialogs/show-team.ts';
import type { DirectCommand } from './command.ts';

/** Members and their roles, page by page. */
export const team: DirectCommand = {
  kind: 'direct',
  name: 'team',
  action: 'read',
  aboutVoucher: false,
  run: (turn, { extra }) => showTeam(turn, { cursors: readCursors(extra.cursors) }),
};
