import type { Actor, ActorReference } from '../partner/actor.ts';
import type { Context } from '../partner/context.ts';
import type { Partner } from '../partner/partner.ts';
import { personIdOf } from '../partner/team.ts';
import type { NoticeKind, OutboxIntent } from '../records/records.ts';
import type { AdminRecipient } from './admin-recipients.ts';
import { samePerson } from '../voucher/assignee.ts';
import type { VoucherEvent } from '../steps/catalogue.ts';
import { kindOf } from '../steps/evolve.ts';
import { nextStep } from '../views/offered-steps.ts';
import { engagementKey, plannedEngagement } from '../voucher/planned-engagement.ts';
import type { Assignee, Voucher } from '../voucher/voucher.ts';

/**
 * The notices of a change: to the new and the former assignee, to the assignee about changes by
 * others, to the consultants whose engagement it changes, and to the admins about recorded
 * exceptions and vouchers that wait for them. The person who made the change gets none, and nobody
 * gets two about the same entry.
 */
export function noticesFor(
  before: Voucher | undefined,
  events: readonly VoucherEvent[],
  after: Voucher,
  context: Context,
  admins: () => readonly AdminRecipient[],
): readonly OutboxIntent[] {
  const { actor } = context;
  const { assignee, revision, voucherId } = after;
  const by: ActorReference =
    actor.kind === 'person' ? { kind: 'person', personId: actor.personId } : { kind: actor.kind };
  /** @param about begins with the number of the event in the history */
  const noticeTo = (kind: NoticeKind, whom: Assignee, about?: string): readonly OutboxIntent[] =>
    isActor(whom, actor)
      ? []
      : addressed({ kind, voucherId, by, ...(about !== undefined && { about }) }, whom);
  const toAdmins = (kind: NoticeKind): readonly OutboxIntent[] =>
    admins().flatMap((admin) =>
      isActor(personOf(admin), actor) ? [] : [{ ...admin, kind, voucherId, by }],
    );
  // The roster may only have resolved the address of the same assignee.
  const hasMoved =
    before !== undefined && before.assignee !== assignee && !samePerson(before.assignee, assignee);
  const engagements = engagementsFor(before, after, context.partner);
  const leads = engagements.some(({ consultant }) => samePerson(consultant, assignee));
  const kinds = new Set(events.flatMap((event) => kindOf(event).notice ?? []));
  // The notice of the handover, or that of the engagement, says enough.
  if (hasMoved) kinds.delete('voucher-corrected');
  if (hasMoved || leads) kinds.delete('step-taken');
  return [
    ...(before === undefined ? noticeTo('voucher-assigned', assignee) : []),
    ...(hasMoved
      ? [
          ...noticeTo(
            actor.kind === 'person' ? 'voucher-handed-over' : 'voucher-assigned',
            assignee,
          ),
          ...noticeTo('voucher-taken-away', before.assignee),
        ]
      : []),
    ...[...kinds].flatMap((kind) =>
      noticeTo(kind, assignee, OF_AN_ENTRY.includes(kind) ? String(revision) : undefined),
    ),
    ...engagements
      .filter(({ consultant }) => kinds.size === 0 || !samePerson(consultant, assignee))
      .flatMap(({ consultant, known }) =>
        noticeTo('engagement-changed', consultant, `${revision} ${known}`),
      ),
    ...(events.some(({ declared }) => declared !== undefined)
      ? toAdmins('exception-recorded')
      : []),
    ...(events.some(({ type }) => type === 'expired') ? toAdmins('deadline-missed') : []),
    ...(waitsForAdmin(before, after, context) ? toAdmins('admin-needed') : []),
    ...(before !== undefined && events.length > 0
      ? [{ kind: 'living-cards', voucherId } as const]
      : []),
  ];
}

/** Their `about` is the number of the event in the history. */
const OF_AN_ENTRY: readonly NoticeKind[] = ['voucher-corrected', 'step-taken'];

interface EngagementNotice {
  readonly consultant: Assignee;
  /** The engagement as the consultant knew it before; empty if they did not lead it. */
  readonly known: string;
}

/** The consultants who lead the engagement before or after the change, if it changes for them. */
function engagementsFor(
  before: Voucher | undefined,
  after: Voucher,
  partner: Partner,
): readonly EngagementNotice[] {
  if (before === undefined) return [];
  if (before.reservation === after.reservation && before.status === after.status) return [];
  // A member who was known by address has an id by now.
  const idOf = (consultant: string): string => personIdOf(partner, consultant);
  const consultants = new Set(
    [before, after].flatMap((voucher) => {
      const planned = plannedEngagement(voucher);
      return planned === undefined ? [] : idOf(planned.consultant);
    }),
  );
  return [...consultants].flatMap((consultant) => {
    const keyIn = (voucher: Voucher): string =>
      engagementKey(voucher, (one) => idOf(one) === consultant);
    const known = keyIn(before);
    return known === keyIn(after) ? [] : [{ consultant: personFrom(consultant), known }];
  });
}

/** @param member a person id, or `email:` and the address */
export const personFrom = (member: string): Assignee =>
  member.startsWith('email:') ? { email: member.slice('email:'.length) } : { personId: member };

/** Redemption ends with a payment request, which an admin may have to make possible first. */
const waitsForAdmin = (before: Voucher | undefined, after: Voucher, context: Context): boolean =>
  after.status === 'redeemed' &&
  before?.status !== 'redeemed' &&
  nextStep(after, { ...context, actor: { kind: 'desk' } })?.by === 'admin';

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

export function isActor({ personId, email }: Assignee, actor: Actor): boolean {
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
