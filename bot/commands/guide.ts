import { guideCard, type GuideView } from '../../cards/chat/guide-card.ts';
import { languageFor, translatorFor } from '../../locales/translator.ts';
import type { Person } from '../../workflow/partner/actor.ts';
import type { Partner } from '../../workflow/partner/partner.ts';
import type { DirectCommand } from './command.ts';

/** A text for partners to forward to customers; a button selects its language. */
export const guide: DirectCommand = {
  kind: 'direct',
  name: 'guide',
  aboutVoucher: false,
  async run(turn, { extra }) {
    const { programme } = turn.services;
    const from = (await turn.may('read')) ? sender(await turn.partner(), turn.person) : undefined;
    const customer =
      extra.language === undefined
        ? turn.t
        : translatorFor(languageFor(extra.language), { programme, personName: () => undefined });
    await turn.show(guideCard(turn.t, { programme, customer, from }));
  },
};

/** A project manager asks for their own letter; other readers for that of the team. */
function sender({ members, profile }: Partner, { personId, email }: Person): GuideView['from'] {
  const managers = members.filter(({ roles }) => roles.includes('project-manager'));
  const own = managers
    .filter((member) => member.personId === personId)
    .map((member) => ({ ...member, email: member.email ?? email }));
  return { companyName: profile?.companyName, managers: own.length > 0 ? own : managers };
}
