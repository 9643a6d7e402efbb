import type { PersonalReference, PersonRecord } from '../../../workflow/records/records.ts';
import { isReachable } from '../../../workflow/people/contact-update.ts';
import type { OutboxServices } from '../queue/services.ts';
import type { Outcome } from '../queue/outcome.ts';
import type { ThrottledConnector } from '../teams/throttled-connector.ts';

/** A reachable person and their chat. */
export interface Recipient {
  readonly person: PersonRecord;
  readonly at: PersonalReference;
}

type RequiredServices = Pick<OutboxServices, 'people' | 'opensChats' | 'time'>;

/** Interval of attempts to reach a person who blocked the bot: Teams reports no unblocking. */
const BLOCKED_PROBE_MS = 24 * 60 * 60_000;

/**
 * Resolves the conversation for a recipient: the known personal chat, or a new one if the app is
 * installed. A person who removed the app waits; one who blocked the bot is tried once a day.
 */
export async function resolveConversation(
  services: RequiredServices,
  teams: ThrottledConnector,
  tenantId: string,
  personId: string,
): Promise<Recipient | Outcome> {
  const person = await services.people.find(tenantId, personId);
  const at = person?.reference;
  if (at && (isReachable(person) || isProbeDue(at, services.time.now()))) return { person, at };
  if (at) return waiting(at.gone === true ? 'gone' : 'blocked');
  return openChat(services, teams, tenantId, personId);
}

function isProbeDue({ gone, blockedAt }: PersonalReference, now: number): boolean {
  if (gone === true || blockedAt === undefined) return false;
  return now - Date.parse(blockedAt) >= BLOCKED_PROBE_MS;
}

const waiting = (because: string): Outcome => ({ kind: 'waiting', because });

export async function openChat(
  { people, opensChats }: RequiredServices,
  teams: ThrottledConnector,
  tenantId: string,
  personId: string,
): Promise<Recipient | Outcome> {
  const known = opensChats ? (await people.anyReachable(tenantId))?.reference : undefined;
  if (known === undefined) return waiting('reader-unknown');
  const { serviceUrl, botId, channelId } = known;
  const result = await teams.openChat(serviceUrl, personId, {
    isGroup: false,
    bot: { id: botId },
    members: [{ id: personId }],
    tenantId,
    channelData: { tenant: { id: tenantId } },
  });
  if (result.kind === 'later') return result;
  // Teams refuses if the app is not installed for the person.
  if (result.kind === 'again' && !/^teams-40[34]/u.test(result.because)) return result;
  if (result.kind !== 'done') return waiting(result.because);
  if (result.id === undefined) return waiting('reader-unknown');
  const address = { conversationId: result.id, serviceUrl, channelId };
  const at = { ...address, botId, userId: personId, proven: true } as const;
  const { person } = await people.recordContact(tenantId, {
    personId,
    reference: at,
    isNewChat: true,
  });
  return { person, at };
}
