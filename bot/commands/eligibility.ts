import { showEligibility, showEngagement } from '../../dialogs/show-eligibility.ts';
import type { DirectCommand } from './command.ts';
import { engagementNamed } from './engagement-named.ts';

/** Engagements that the partner may deliver, of a named offer or of all; for a named one all its requirements. */
export const eligibility: DirectCommand = {
  kind: 'direct',
  name: 'eligibility',
  action: 'read',
  aboutVoucher: false,
  fields: ['engagement', 'offer'],
  async run(turn, { text, extra, values }) {
    const engagement = extra.engagement ?? engagementNamed(text, turn.services.programme);
    if (engagement === undefined) await showEligibility(turn, [], [], values.offer);
    else await showEngagement(turn, engagement);
  },
};
