import { languageCard } from '../../cards/chat/language-card.ts';
import { messageCard } from '../../cards/chat/message-card.ts';
import { LANGUAGES, translatorFor } from '../../locales/translator.ts';
import { wordsOf } from '../utterance/words.ts';
import type { DirectCommand } from './command.ts';

/** Sets the person's language, by name or from a card. */
export const language: DirectCommand = {
  kind: 'direct',
  name: 'language',
  aboutVoucher: false,
  async run(turn, { text, values }) {
    const { people, programme } = turn.services;
    const chosen = LANGUAGES.find((one) => one === values.language) ?? languageNamed(text);
    if (chosen === undefined) return turn.show(languageCard(turn.t));
    await people.choose(turn.tenantId, turn.person.personId, { language: chosen });
    const t = translatorFor(chosen, { programme, personName: () => undefined });
    const title = t.text('dialog.language-changed');
    await turn.show(messageCard(t, { title, actions: ['next', 'vouchers', 'help'] }));
  },
};

/** The language named in a text, in any language: "English", "anglais", "Englisch" and "en". */
function languageNamed(text: string): string | undefined {
  const words = wordsOf(text);
  return LANGUAGES.find((wanted) => {
    if (words.includes(wanted)) return true;
    return LANGUAGES.some((speaking) => {
      const name = new Intl.DisplayNames(speaking, { type: 'language' }).of(wanted) ?? wanted;
      return wordsOf(name).every((word) => words.includes(word));
    });
  });
}
