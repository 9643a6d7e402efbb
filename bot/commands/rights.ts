import { rightsCard } from '../../cards/chat/rights-card.ts';
import { LANGUAGES, messagesOf } from '../../locales/languages.ts';
import { ROLES, type Role } from '../../workflow/programme/definition.ts';
import { wordsOf } from '../utterance/words.ts';
import type { DirectCommand } from './command.ts';

/** The rights of all roles, or of those that the sentence names. */
export const rights: DirectCommand = {
  kind: 'direct',
  name: 'rights',
  aboutVoucher: false,
  async run(turn, { text }) {
    const { programme } = turn.services;
    const actor = await turn.actor();
    const own = actor.kind === 'person' ? actor.roles : [];
    const named = rolesIn(text);
    await turn.show(
      rightsCard(turn.t, {
        programme,
        roles: named.length > 0 ? named : ROLES,
        own,
        mayReadTeam: await turn.may('read'),
      }),
    );
  },
};

const NAMES = LANGUAGES.flatMap((language) =>
  ROLES.flatMap((role) =>
    (messagesOf(language)[`import.role.${role}`] ?? '')
      .split('|')
      .map((name) => ({ role, name: ` ${wordsOf(name).join(' ')}` })),
  ),
).toSorted((one, other) => other.name.length - one.name.length);

/** The roles by their names, which are those of an imported table. */
function rolesIn(text: string): readonly Role[] {
  let said = ` ${wordsOf(text).join(' ')}`;
  const found = new Set<Role>();
  // The longest first: "global admin" holds a name of the partner admin, too.
  for (const { name, role } of NAMES)
    if (said.includes(name)) {
      found.add(role);
      said = said.replaceAll(name, '');
    }
  return ROLES.filter((role) => found.has(role));
}
