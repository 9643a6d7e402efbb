import { check, when, type Decision } from '../kernel/checks.ts';
import type { Context } from './context.ts';
import type { PartnerCommandInput } from './commands.ts';
import type { PartnerEvent } from './events.ts';
import { evolvePartner } from './evolve.ts';
import { identifyMember } from './identify-member.ts';
import { memberFor, memberIdFor } from './team.ts';

/**
 * Gives a person a role. What the roster knows of her wins over what was typed; a person known only
 * by an address is kept under it until she speaks to the bot.
 */
export function grantRole(
  { person, role, personName }: PartnerCommandInput<'grant-role'>,
  { partner: before, rosterPerson }: Pick<Context, 'partner' | 'rosterPerson'>,
): Decision<PartnerEvent> {
  const identified = rosterPerson ? identifyMember(before, rosterPerson) : [];
  const partner = identified.reduce(evolvePartner, before);
  const personId = rosterPerson?.personId ?? memberIdFor(partner, person);
  const member = memberFor(partner, personId ?? person);
  return when([check('person-known', personId !== undefined, { person }, 'person')], () => {
    if (personId === undefined || member?.roles.includes(role)) return identified;
    const address = personId.startsWith('email:') ? personId.slice('email:'.length) : undefined;
    const email = rosterPerson?.email ?? member?.email ?? address;
    const typed = personName === '' ? undefined : personName;
    const name = rosterPerson?.name ?? member?.name ?? typed ?? email ?? personId;
    return [...identified, { type: 'role-granted', personId, name, email, role }];
  });
}
