import type { Actor, ActorReference } from '../partner/actor.ts';
import type { PartnerEvent } from '../partner/commands/catalogue.ts';
import { openRequest } from '../partner/commands/role-requests.ts';
import type { Partner } from '../partner/partner.ts';
import type { OutboxIntent } from '../records/records.ts';
import type { AdminRecipient } from './admin-recipients.ts';

/**
 * The notices of a change of the partner: to the admins that a person asks for a role, and to the
 * person that the request was answered, by whichever command. The desk's own requests are part of
 * the notice that an assignee has no role (bot/outbox/notices/render-unreached.ts).
 */
export function partnerNotices(
  before: Partner,
  events: readonly PartnerEvent[],
  actor: Actor,
  admins: () => readonly AdminRecipient[],
): readonly OutboxIntent[] {
  const by: ActorReference =
    actor.kind === 'person' ? { kind: 'person', personId: actor.personId } : { kind: actor.kind };
  return events.flatMap((event): readonly OutboxIntent[] => {
    switch (event.type) {
      case 'role-requested':
        return actor.kind === 'person'
          ? admins().map((admin) => ({
              ...admin,
              kind: 'role-requested',
              about: event.personId,
              by,
            }))
          : [];
      case 'role-granted':
      case 'role-declined': {
        const { personId } = event;
        const about = event.type === 'role-granted' ? event.role : 'decline';
        return openRequest(before, personId)
          ? [{ kind: 'role-answered', readerId: personId, about, by }]
          : [];
      }
      default:
        return [];
    }
  });
}
