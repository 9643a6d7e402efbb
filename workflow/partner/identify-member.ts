import type { Person } from './actor.ts';
import type { PartnerEvent } from './events.ts';
import type { Partner } from './partner.ts';
import { memberIdOfEmail } from './team.ts';

/**
 * The roster told who a person is: the member granted by her address and the one known by her
 * object id become one, under the name the roster has. Nothing where that is so already, or where
 * she is no member.
 */
export function identifyMember(
  partner: Partner,
  { personId, email, name }: Person,
): readonly PartnerEvent[] {
  if (email === undefined) return [];
  const waiting = partner.members.find((member) => member.personId === memberIdOfEmail(email));
  const known = partner.members.find((member) => member.personId === personId);
  const called = name ?? known?.name ?? waiting?.name ?? email;
  const isOutdated = known !== undefined && (known.name !== called || known.email !== email);
  if (waiting === undefined && !isOutdated) return [];
  return [{ type: 'member-identified', email, personId, name: called }];
}
