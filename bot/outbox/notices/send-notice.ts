import { toInstant } from '../../../workflow/kernel/day.ts';
import { isReachable } from '../../../workflow/people/contact-update.ts';
import type { Write } from '../../../workflow/kernel/ports.ts';
import type { Payload } from '../teams/connector.ts';
import { deferralOf } from './deferral.ts';
import type { RowDocument } from '../queue/outbox-rows.ts';
import type { Outcome } from '../queue/outcome.ts';
import { offerHandover } from './offer-handover.ts';
import { releaseForContact } from './release-deferred.ts';
import { openChat, resolveConversation, type Recipient } from './resolve-conversation.ts';
import type { OutboxServices } from '../queue/services.ts';
import type { ThrottledConnector } from '../teams/throttled-connector.ts';
import { NO_ROLE } from '../rendering/without-role.ts';

export interface Message {
  /** Absent: `also` and the row itself are obsolete. */
  readonly activity?: Payload;
  /** Stored with the outcome, in the row's own partition. */
  readonly writes?: (activityId: string) => readonly Write[];
  /** Other rows sent with this message. */
  readonly also?: readonly RowDocument[];
}

/** A row whose recipient is known. */
export type NoticeRow = RowDocument & { readonly body: { readonly readerId: string } };

/** Undefined if the notice is obsolete. */
export type Render = (recipient: Recipient) => Promise<Message | typeof NO_ROLE | undefined>;

/** Sends a notice to the recipient's chat with the bot, unless it is deferred or has to wait. */
export async function sendNotice(
  services: OutboxServices,
  teams: ThrottledConnector,
  row: NoticeRow,
  render: Render,
): Promise<Outcome> {
  const { tenantId, readerId, kind } = row.body;
  const recipient = await resolveConversation(services, teams, tenantId, readerId);
  if ('kind' in recipient) return recipient;
  const deferred = await deferralOf(services, row, recipient.person, recipient.at);
  if (deferred) return deferred;
  const message = await render(recipient);
  if (!message) return { kind: 'settled', because: 'obsolete' };
  if (message === NO_ROLE) return { kind: 'waiting', because: NO_ROLE };
  const { activity, writes, also } = message;
  if (!activity) return { kind: 'settled', because: 'obsolete', also };
  const result = await teams.send(recipient.at, activity);
  switch (result.kind) {
    case 'done':
      if (!isReachable(recipient.person)) await unblock(services, tenantId, recipient);
      return {
        kind: 'settled',
        because: 'sent',
        writes: result.id === undefined ? undefined : writes?.(result.id),
        also,
      };
    case 'gone':
      return afterGone(services, teams, row, recipient, result.because);
    case 'blocked':
      // The next attempt to reach the person is made after a day.
      await services.people.markBlocked(
        tenantId,
        readerId,
        recipient.at,
        toInstant(services.time.now()),
      );
      return { kind: 'waiting', because: result.because };
    case 'later':
    case 'again':
      // Reminders are at-most-once: the next stage repeats them. Everything else is at-least-once,
      // which is harmless because commands are idempotent.
      if (result.ambiguous && kind === 'reminder')
        return { kind: 'settled', because: 'presumed-sent', also };
      return result;
    case 'dead':
      return result;
  }
}

/**
 * Releases the waiting rows of a person who has unblocked the bot. An error of the store is only
 * logged, since a retry would send this message again; the next notice releases them.
 */
async function unblock(
  services: OutboxServices,
  tenantId: string,
  { person: { personId }, at }: Recipient,
): Promise<void> {
  try {
    const reference = { ...at, blockedAt: undefined };
    const contact = await services.people.recordContact(tenantId, { personId, reference });
    await releaseForContact(services, tenantId, contact);
  } catch (error) {
    services.log.error('delivery-failed', { tenantId, error });
  }
}

/** Opens a new chat if the former one no longer exists; else marks the person unreachable. */
async function afterGone(
  services: OutboxServices,
  teams: ThrottledConnector,
  { body: { tenantId, readerId } }: NoticeRow,
  { at }: Recipient,
  because: string,
): Promise<Outcome> {
  if (because.startsWith('teams-404')) {
    const found = await openChat(services, teams, tenantId, readerId);
    if (!('kind' in found)) {
      if (found.at.conversationId !== at.conversationId) return { kind: 'later', afterMs: 0 };
    } else if (found.kind !== 'waiting') return found;
  }
  await offerHandover(services, tenantId, readerId);
  await services.people.markGone(tenantId, readerId, at);
  return { kind: 'waiting', because };
}
