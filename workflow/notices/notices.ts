import type { Actor, ActorReference } from '../partner/actor.ts';
import type { NoticeKind, OutboxIntent } from '../records/records.ts';
import type { AdminRecipient } from './admin-recipients.ts';
import { samePerson } from '../voucher/assignee.ts';
import type { VoucherEvent } from '../steps/catalogue.ts';
import { kindOf } from '../steps/evolve.ts';
import type { Assignee, Voucher } from '../voucher/voucher.ts';

/**
 * The notices of a change: to the new and the former assignee, to the assignee about changes from
 * outside, corrections and entries taken back, and to the admins about recorded exceptions. The
 * person who made the change gets none.
 */
export function noticesFor(
  before: Voucher | undefined,
  events: readonly VoucherEvent[],
  after: Voucher,
  actor: Actor,
  admins: () => readonly AdminRecipient[],
): readonly OutboxIntent[] {
  const { voucherId } = after;
  const by: ActorReference =
    actor.kind === 'person' ? { kind: 'person', personId: actor.personId } : { kind: actor.kind };
  /** @param about the number of the event in the history */
  const noticeTo = (kind: NoticeKind, whom: Assignee, about?: string): readonly OutboxIntent[] =>
    isActor(whom, actor)
      ? []
      : addressed({ kind, voucherId, by, ...(about !== undefined && { about }) }, whom);
  const kinds = new Set<NoticeKind>();
  for (const event of events) {
    const { notice } = kindOf(event);
    if (notice !== undefined) kinds.add(notice);
  }
  // The roster may only have resolved the address of the same assignee.
  const hasMoved =
    before !== undefined &&
    before.assignee !== after.assignee &&
    !samePerson(before.assignee, after.assignee);
  const cards: OutboxIntent = { kind: 'living-cards', voucherId };
  return [
    ...(before === undefined ? noticeTo('voucher-assigned', after.assignee) : []),
    ...(before !== undefined && hasMoved
      ? [
          ...noticeTo(
            actor.kind === 'person' ? 'voucher-handed-over' : 'voucher-assigned',
            after.assignee,
          ),
          ...noticeTo('voucher-taken-away', before.assignee),
        ]
      : []),
    ...[...kinds].flatMap((kind) => {
      if (kind !== 'voucher-corrected') return noticeTo(kind, after.assignee);
      // The notice of the handover itself says enough.
      return hasMoved ? [] : noticeTo(kind, after.assignee, String(after.revision));
    }),
    ...(events.some(({ declared }) => declared !== undefined)
      ? admins()
          .filter((admin) => !isActor(personOf(admin), actor))
          .map((admin): OutboxIntent => ({ ...admin, kind: 'exception-recorded', voucherId, by }))
      : []),
    ...(before !== undefined && events.length > 0 ? [cards] : []),
  ];
}

/** Rows of recipients in one commit, which has at most 100 writes. */
export const RECIPIENTS_MAX = 80;

/**
 * One notice to each project manager of the vouchers, apart from the person who made the change. The
 * last row stands for the recipients beyond the bound; the outbox creates theirs.
 */
export function cutShortNotices(
  vouchers: readonly Voucher[],
  actor: Actor,
): readonly OutboxIntent[] {
  const kind = 'record-cut-short' as const;
  const assignees = new Map(
    vouchers.map(({ assignee }) => [assignee.personId ?? assignee.email ?? '', assignee]),
  );
  const notices = [...assignees.values()]
    .filter((assignee) => !isActor(assignee, actor))
    .flatMap((assignee) => addressed({ kind }, assignee));
  const others = notices.slice(RECIPIENTS_MAX);
  return [
    ...notices.slice(0, RECIPIENTS_MAX),
    ...(others.length === 0
      ? []
      : [
          { kind, readers: others.map(({ readerId, readerEmail }) => ({ readerId, readerEmail })) },
        ]),
  ];
}

function isActor({ personId, email }: Assignee, actor: Actor): boolean {
  if (actor.kind !== 'person') return false;
  return (
    personId === actor.personId ||
    (email !== undefined && `email:${email.toLowerCase()}` === actor.formerId)
  );
}

const personOf = ({ readerId: personId, readerEmail: email }: AdminRecipient): Assignee => ({
  personId,
  email,
});

/** Addressed to the person id, else to the address; no notice without either. */
export function addressed(
  intent: Omit<OutboxIntent, 'readerId' | 'readerEmail'>,
  { personId, email }: Assignee,
): readonly OutboxIntent[] {
  if (personId !== undefined) return [{ ...intent, readerId: personId }];
  if (email !== undefined) return [{ ...intent, readerEmail: email }];
  return [];
}
