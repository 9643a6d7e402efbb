import { showEligibility, showEngagement } from '../../dialogs/show-eligibility.ts';
import type { DirectCommand } from './command.ts';
import { engagementNamed } from './engagement-named.ts';

/** Engagements that the partner may deliver; for a named one all its requirements. */
export const eligibility: DirectCommand = {
  kind: 'direct',
  name: 'eligibility',
  action: 'read',
  aboutVoucher: false,
  fields: ['engagement'],
  async run(turn, { text, extra }) {
    const engagement = extra.engagement ?? engagementNamed(text, turn.services.programme);
    if (engagement === undefined) await showEligibility(turn);
    else await showEngagement(turn, engagement);
  },
};
