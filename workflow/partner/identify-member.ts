import type { Decision } from '../checks.ts';
import type { Context } from '../context.ts';
import type { PartnerCommandInput } from './commands.ts';
import type { PartnerEvent } from './events.ts';
import { memberIdOfEmail } from './team.ts';

/** The roster told whose address a member was granted by: both become one person. */
export function identifyMember(
  { personId, email, name }: PartnerCommandInput<'identify-member'>,
  { partner }: Pick<Context, 'partner'>,
): Decision<PartnerEvent> {
  const named = partner.members.some((member) => member.personId === memberIdOfEmail(email));
  return {
    events: named
      ? [{ type: 'member-identified', email, personId: personId.toLowerCase(), name }]
      : [],
  };
}
