import { toInstant } from '../../workflow/kernel/day.ts';
import { isReachable } from '../../workflow/people/contact-update.ts';
import type { Write } from '../../workflow/kernel/ports.ts';
import type {
  NoticeKind,
  PersonalReference,
  PersonRecord,
} from '../../workflow/records/records.ts';
import type { Payload } from './connector.ts';
import type { Handled } from './handled.ts';
import { holdBack } from './hold-back.ts';
import type { RowDocument } from './outbox-rows.ts';
import { openChat, reach, type Reach } from './reach.ts';
import { releaseFor } from './release-waiting.ts';
import type { DeliveryServices } from './services.ts';
import type { Line, LineVerdict } from './teams-line.ts';
import { tellAdmins } from './tell-admins.ts';
import { holdForRole, NO_ROLE } from './without-role.ts';

export interface Reached {
  readonly person: PersonRecord;
  readonly at: PersonalReference;
}

/** What a person is told, rendered at the moment it is sent. */
export interface Message {
  readonly activity: Payload;
  /** What is to be kept of it, in the row's own partition. */
  readonly writes?: (activityId: string) => readonly Write[];
  /** Other rows that it settles. */
  readonly also?: readonly RowDocument[];
}

/**
 * Tells one person one thing, in her own chat with the bot.
 * @param render makes the message; undefined: there is nothing to send any more
 */
export async function tellPerson(
  services: DeliveryServices,
  line: Line,
  row: RowDocument & { readonly body: { readonly readerId: string } },
  render: (reached: Reached) => Promise<Message | typeof NO_ROLE | undefined>,
): Promise<Handled> {
  const { tenantId, readerId } = row.body;
  const found = await reach(services, line, tenantId, readerId);
  if (found.kind !== 'reached') return unreached(services, row, found);
  const held = await holdBack(services, row, found.person, found.at);
  if (held) return held;
  const message = await render(found);
  if (!message) return { kind: 'settled', because: 'obsolete' };
  if (message === NO_ROLE) return holdForRole(services, row);
  const verdict = await line.send(found.at, message.activity);
  if (verdict.kind === 'gone') return afterGone(services, line, row, found, verdict.because);
  if (verdict.kind === 'blocked') return afterBlocked(services, row, found, verdict.because);
  if (verdict.kind === 'done' && !isReachable(found.person)) await unblock(services, row, found);
  return afterSend(row.body.kind, message, verdict);
}

function afterSend(
  kind: NoticeKind,
  message: Message,
  verdict: Exclude<LineVerdict, { readonly kind: 'gone' | 'blocked' }>,
): Handled {
  const { writes, also } = message;
  switch (verdict.kind) {
    case 'done':
      return {
        kind: 'settled',
        because: 'sent',
        writes: verdict.id === undefined ? undefined : writes?.(verdict.id),
        also,
      };
    case 'final':
      return { kind: 'dead', because: verdict.because };
    case 'later':
    case 'again':
      // A second copy of a reminder is a nuisance, and a lost one comes again at its next stage.
      // Anything else is better told twice than not at all: its buttons have one effect together.
      if (verdict.ambiguous && kind === 'reminder')
        return { kind: 'settled', because: 'presumed-sent', also };
      return verdict.kind === 'later'
        ? { kind: 'later', afterMs: verdict.afterMs }
        : { kind: 'again', because: verdict.because, afterMs: verdict.afterMs };
  }
}

/** The notice waits; the next one to the person is tried, at most once a day. */
async function afterBlocked(
  services: DeliveryServices,
  row: RowDocument & { readonly body: { readonly readerId: string } },
  { at }: Reached,
  because: string,
): Promise<Handled> {
  const { tenantId, readerId } = row.body;
  await services.people.markBlocked(tenantId, readerId, at, toInstant(services.time.now()));
  return unreached(services, row, { kind: 'unreachable', because });
}

/**
 * The person has taken the bot back: what waited is sent. A store that fails meanwhile must not make
 * this message go twice: the next one, a day later, then does it.
 */
async function unblock(
  services: DeliveryServices,
  { body: { tenantId } }: RowDocument,
  { person: { personId }, at }: Reached,
): Promise<void> {
  try {
    const reference = { ...at, blockedAt: undefined };
    await releaseFor(
      services,
      tenantId,
      await services.people.recordContact(tenantId, { personId, reference }),
    );
  } catch (error) {
    services.log.error('delivery-failed', { tenantId, error });
  }
}

/** The chat is closed to the bot; one that is not there at all may have been replaced by another. */
async function afterGone(
  services: DeliveryServices,
  line: Line,
  row: RowDocument & { readonly body: { readonly readerId: string } },
  { at }: Reached,
  because: string,
): Promise<Handled> {
  const { tenantId, readerId } = row.body;
  if (because.startsWith('teams-404')) {
    const anew = await openChat(services, line, tenantId, readerId);
    if (anew.kind === 'reached' && anew.at.conversationId !== at.conversationId)
      return { kind: 'later', afterMs: 0 };
    if (anew.kind === 'later') return { kind: 'later', afterMs: anew.afterMs };
    if (anew.kind === 'again') return anew;
  }
  await services.people.markGone(tenantId, readerId, at);
  return unreached(services, row, { kind: 'unreachable', because });
}

async function unreached(
  services: DeliveryServices,
  row: RowDocument,
  found: Exclude<Reach, { readonly kind: 'reached' }>,
): Promise<Handled> {
  if (found.kind === 'later') return { kind: 'later', afterMs: found.afterMs };
  if (found.kind === 'again') return found;
  await tellAdmins(services, row.body);
  return { kind: 'waiting', because: found.because };
}
