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
import { daysKey, plannedEngagement } from '../voucher/planned-engagement.ts';
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
  const intents: OutboxIntent[] = [];
  /** @param about begins with the number of the event in the history */
  const notify = (kind: NoticeKind, whom: Assignee, about?: string): void => {
    const intent = { kind, voucherId, by, ...(about !== undefined && { about }) };
    if (!isActor(whom, actor)) intents.push(...addressed(intent, whom));
  };
  const notifyAdmins = (kind: NoticeKind): void => {
    for (const { readerId: personId, readerEmail: email } of admins())
      notify(kind, { personId, email });
  };

  if (before === undefined) notify('voucher-assigned', assignee);
  // The roster may only have resolved the address of the same assignee.
  const hasMoved =
    before !== undefined && before.assignee !== assignee && !samePerson(before.assignee, assignee);
  if (hasMoved) {
    notify(actor.kind === 'person' ? 'voucher-handed-over' : 'voucher-assigned', assignee);
    notify('voucher-taken-away', before.assignee);
  }

  const engagements = engagementsFor(before, after, context.partner);
  const led = engagements.find(({ consultant }) => samePerson(consultant, assignee));
  const kinds = new Set<NoticeKind>();
  for (const event of events) {
    const kind = kindOf(event).notice;
    // The notice of the handover, or that of the engagement, says enough.
    const isSaid =
      (kind === 'step-taken' && (hasMoved || led !== undefined)) ||
      (kind === 'voucher-corrected' && hasMoved);
    if (kind !== undefined && !isSaid) kinds.add(kind);
  }
  for (const kind of kinds)
    notify(kind, assignee, OF_AN_ENTRY.includes(kind) ? String(revision) : undefined);
  for (const engagement of engagements)
    if (kinds.size === 0 || engagement !== led)
      notify('engagement-changed', engagement.consultant, `${revision} ${engagement.known}`);

  if (events.some(({ declared }) => declared !== undefined)) notifyAdmins('exception-recorded');
  if (events.some(({ type }) => type === 'expired')) notifyAdmins('deadline-missed');
  if (waitsForAdmin(before, after, context)) notifyAdmins('admin-needed');
  if (before !== undefined && events.length > 0) intents.push({ kind: 'living-cards', voucherId });
  return intents;
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
  const known = plannedEngagement(before);
  const present = plannedEngagement(after);
  // A member who was known by address has an id by now.
  const former = known && personIdOf(partner, known.consultant);
  const lead = present && personIdOf(partner, present.consultant);
  const notices: EngagementNotice[] = [];
  if (known && former !== undefined)
    if (former !== lead || daysKey(known) !== daysKey(present))
      notices.push({ consultant: personFrom(former), known: daysKey(known) });
  if (lead !== undefined && lead !== former)
    notices.push({ consultant: personFrom(lead), known: '' });
  return notices;
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

/** Addressed to the person id, else to the address; no notice without either. */
export function addressed(
  intent: Omit<OutboxIntent, 'readerId' | 'readerEmail'>,
  { personId, email }: Assignee,
): readonly OutboxIntent[] {
  if (personId !== undefined) return [{ ...intent, readerId: personId }];
  if (email !== undefined) return [{ ...intent, readerEmail: email }];
  return [];
}
