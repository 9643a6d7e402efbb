import type { Actor, ActorReference } from '../partner/actor.ts';
import type { PartnerEvent } from '../partner/commands/catalogue.ts';
import { openRequest } from '../partner/commands/role-requests.ts';
import type { Partner } from '../partner/partner.ts';
import type { OutboxIntent } from '../records/records.ts';
import type { AdminRecipient } from './admin-recipients.ts';
import { addressed, isActor, personFrom } from './notices.ts';

/**
 * The notices of a change of the partner: to the admins that a person asks for a role, and to a
 * person whose roles somebody else changed or whose request was declined. The desk's own requests
 * are part of the notice that an assignee has no role (bot/outbox/notices/render-unreached.ts).
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
        return roleNotice(event.personId, { kind: 'role-answered', about: event.role, by }, actor);
      case 'role-withdrawn':
        return roleNotice(event.personId, { kind: 'role-withdrawn', about: event.role, by }, actor);
      case 'role-declined':
        return openRequest(before, event.personId)
          ? [{ kind: 'role-answered', readerId: event.personId, about: 'decline', by }]
          : [];
      default:
        return [];
    }
  });
}

/** Erasure withdraws the roles as the desk, and the person gets no notice. */
function roleNotice(
  member: string,
  intent: Pick<OutboxIntent, 'kind' | 'about' | 'by'>,
  actor: Actor,
): readonly OutboxIntent[] {
  if (actor.kind !== 'person') return [];
  const whom = personFrom(member);
  return isActor(whom, actor) ? [] : addressed(intent, whom);
}
