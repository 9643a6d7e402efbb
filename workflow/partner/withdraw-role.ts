import { check, when, type Decision } from '../kernel/checks.ts';
import type { Context } from './context.ts';
import { coded } from '../kernel/facts.ts';
import type { PartnerCommandInput } from './commands.ts';
import type { PartnerEvent } from './events.ts';
import { evolvePartner } from './evolve.ts';
import { identifyMember } from './identify-member.ts';
import type { Member, Partner } from './partner.ts';
import { isMet, memberFor, membersWith } from './team.ts';

/**
 * Takes a role back. The last global admin stays: somebody must be left who can grant roles.
 * Counted are the members of the store only; those whom the operator's `ADMINS` names are not
 * granted here and cannot be relied on to remain.
 */
export function withdrawRole(
  { person, role }: PartnerCommandInput<'withdraw-role'>,
  { partner: before, rosterPerson }: Pick<Context, 'partner' | 'rosterPerson'>,
): Decision<PartnerEvent> {
  const identified = rosterPerson ? identifyMember(before, rosterPerson) : [];
  const partner = identified.reduce(evolvePartner, before);
  const member = memberFor(partner, rosterPerson?.personId ?? person);
  if (!member?.roles.includes(role)) {
    const who = member ? coded('person', member.personId) : person;
    return {
      refused: [check('role-held', false, { person: who, role: coded('role', role) }, 'person')],
    };
  }
  const { personId, name } = member;
  const stays = check('last-global-admin-stays', leavesAnAdmin(partner, member), { name }, 'role');
  return when(role === 'global-admin' ? [stays] : [], () => [
    ...identified,
    { type: 'role-withdrawn', personId, role },
  ]);
}

/** An admin who never spoke to the bot cannot stand in for the last one who did. */
function leavesAnAdmin(partner: Partner, leaving: Member): boolean {
  const others = membersWith(partner, 'global-admin').filter((one) => one !== leaving);
  return isMet(leaving) ? others.some(isMet) : others.length > 0;
}
