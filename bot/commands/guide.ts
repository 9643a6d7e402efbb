import { guideCard } from '../../cards/chat/guide-card.ts';
import { languageFor, translatorFor } from '../../locales/translator.ts';
import type { DirectCommand } from './command.ts';

/** A text for partners to forward to customers; a button selects its language. */
export const guide: DirectCommand = {
  kind: 'direct',
  name: 'guide',
  aboutVoucher: false,
  async run(turn, { extra }) {
    const { programme } = turn.services;
    const profile = (await turn.may('read')) ? (await turn.partner()).profile : undefined;
    const customer =
      extra.language === undefined
        ? turn.t
        : translatorFor(languageFor(extra.language), { programme, personName: () => undefined });
    const companyName = profile?.companyName;
    await turn.show(guideCard(turn.t, { programme, customer, companyName }));
  },
};
