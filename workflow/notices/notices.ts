import type { Actor, ActorReference } from '../partner/actor.ts';
import type { NoticeKind, OutboxIntent } from '../records/records.ts';
import { samePerson } from '../voucher/assignee.ts';
import type { VoucherEvent } from '../steps/catalogue.ts';
import { noticeOf } from '../steps/evolve.ts';
import type { Assignee, Voucher } from '../voucher/voucher.ts';

/**
 * Who is to be told of a change: whom the voucher now belongs to, whose it no longer is, and the
 * assignee of what came from outside. Nobody is told of what she did herself.
 */
export function noticesFor(
  before: Voucher | undefined,
  events: readonly VoucherEvent[],
  after: Voucher,
  actor: Actor,
): readonly OutboxIntent[] {
  const { voucherId } = after;
  const by: ActorReference =
    actor.kind === 'person' ? { kind: 'person', personId: actor.personId } : { kind: actor.kind };
  const tell = (kind: NoticeKind, whom: Assignee): readonly OutboxIntent[] =>
    isActor(whom, actor) ? [] : addressed({ kind, voucherId, by }, whom);
  const told = new Set<NoticeKind>();
  for (const event of events) {
    const kind = noticeOf(event);
    if (kind !== undefined) told.add(kind);
  }
  const cards: OutboxIntent = { kind: 'living-cards', voucherId };
  return [
    ...(before === undefined ? tell('voucher-assigned', after.assignee) : []),
    ...(before !== undefined && hasChangedHands(before, after)
      ? [
          ...tell(
            actor.kind === 'person' ? 'voucher-handed-over' : 'voucher-assigned',
            after.assignee,
          ),
          ...tell('voucher-taken-away', before.assignee),
        ]
      : []),
    ...[...told].flatMap((kind) => tell(kind, after.assignee)),
    ...(before !== undefined && events.length > 0 ? [cards] : []),
  ];
}

/** To somebody else; that the roster has told who is meant by an address changes nothing. */
function hasChangedHands(before: Voucher, after: Voucher): boolean {
  return before.assignee !== after.assignee && !samePerson(before.assignee, after.assignee);
}

function isActor(whom: Assignee, actor: Actor): boolean {
  return actor.kind === 'person' && whom.personId === actor.personId;
}

/** By her id, else by the address she was named by; nobody when neither is known. */
function addressed(
  intent: Omit<OutboxIntent, 'readerId' | 'readerEmail'>,
  { personId, email }: Assignee,
): readonly OutboxIntent[] {
  if (personId !== undefined) return [{ ...intent, readerId: personId }];
  if (email !== undefined) return [{ ...intent, readerEmail: email }];
  return [];
}
