import { programmeCard } from '../../cards/chat/programme-card.ts';
import { entryFor } from '../../dialogs/show-onboarding.ts';
import type { DirectCommand } from './command.ts';

/** The steps of the programme, whose turn each is, and the official pages. */
export const programme: DirectCommand = {
  kind: 'direct',
  name: 'programme',
  aboutVoucher: false,
  async run(turn) {
    const { programme } = turn.services;
    const entry = entryFor(await turn.actor(), programme);
    await turn.show(programmeCard(turn.t, { programme, entry }));
  },
};
