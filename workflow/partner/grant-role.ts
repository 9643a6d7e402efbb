import { check, when, type Decision } from '../checks.ts';
import type { Context } from '../context.ts';
import type { PartnerCommandInput } from './commands.ts';
import type { PartnerEvent } from './events.ts';
import { memberFor, memberIdFor } from './team.ts';

/**
 * Gives a person a role. What the roster knows of her wins over what was typed; a person known only
 * by an address is kept under it until she speaks to the bot.
 */
export function grantRole(
  { person, role, personName }: PartnerCommandInput<'grant-role'>,
  { partner, rosterPerson }: Pick<Context, 'partner' | 'rosterPerson'>,
): Decision<PartnerEvent> {
  const personId = rosterPerson?.personId ?? memberIdFor(partner, person);
  const member = memberFor(partner, personId ?? person);
  return when([check('person-known', personId !== undefined, { person }, 'person')], () => {
    if (personId === undefined || member?.roles.includes(role)) return [];
    const address = personId.startsWith('email:') ? personId.slice('email:'.length) : undefined;
    const email = rosterPerson?.email ?? member?.email ?? address;
    const name = rosterPerson?.name ?? member?.name ?? (personName || (email ?? personId));
    return [{ type: 'role-granted', personId, name, email, role }];
  });
}
