import type { Person } from '../actor.ts';
import type { PartnerEvent } from './events.ts';
import type { Partner } from './partner.ts';
import { memberIdOfEmail } from './team.ts';

/**
 * The roster told whose address a member was granted by: both become one person. Nothing where no
 * member waits under her address.
 */
export function identifyMember(
  partner: Partner,
  { personId, email, name }: Person,
): readonly PartnerEvent[] {
  if (email === undefined) return [];
  const waiting = partner.members.find((member) => member.personId === memberIdOfEmail(email));
  if (waiting === undefined) return [];
  return [{ type: 'member-identified', email, personId, name: name ?? waiting.name }];
}
