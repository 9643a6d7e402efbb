import type { PersonalReference, PersonRecord } from '../../workflow/records/records.ts';
import { isReachable } from '../../workflow/people/contact-update.ts';
import type { DeliveryServices } from './services.ts';
import type { Line } from './teams-line.ts';

export type Reach =
  | { readonly kind: 'reached'; readonly person: PersonRecord; readonly at: PersonalReference }
  | { readonly kind: 'unreachable'; readonly because: string }
  | { readonly kind: 'later'; readonly afterMs: number; readonly ambiguous?: boolean }
  | { readonly kind: 'again'; readonly because: string; readonly afterMs?: number };

type Needs = Pick<DeliveryServices, 'people' | 'opensChats' | 'time'>;

/** Teams reports nobody who unblocks the bot: a person who blocked it is tried once in this time. */
const BLOCKED_PROBE_MS = 24 * 60 * 60_000;

/**
 * The chat of a person with the bot, or a new one where the app is installed for them. A person who
 * has removed the app is not reached, one who has blocked the bot is tried once a day.
 */
export async function reach(
  services: Needs,
  line: Line,
  tenantId: string,
  personId: string,
): Promise<Reach> {
  const person = await services.people.find(tenantId, personId);
  const at = person?.reference;
  if (at && (isReachable(person) || isProbeDue(at, services.time.now())))
    return { kind: 'reached', person, at };
  if (at) return { kind: 'unreachable', because: at.gone === true ? 'gone' : 'blocked' };
  return openChat(services, line, tenantId, personId);
}

function isProbeDue({ gone, blockedAt }: PersonalReference, now: number): boolean {
  if (gone === true || blockedAt === undefined) return false;
  return now - Date.parse(blockedAt) >= BLOCKED_PROBE_MS;
}

export async function openChat(
  { people, opensChats }: Needs,
  line: Line,
  tenantId: string,
  personId: string,
): Promise<Reach> {
  const unknown: Reach = { kind: 'unreachable', because: 'reader-unknown' };
  const known = opensChats ? (await people.anyReachable(tenantId))?.reference : undefined;
  if (known === undefined) return unknown;
  const { serviceUrl, botId, channelId } = known;
  const verdict = await line.openChat(serviceUrl, personId, {
    isGroup: false,
    bot: { id: botId },
    members: [{ id: personId }],
    tenantId,
    channelData: { tenant: { id: tenantId } },
  });
  switch (verdict.kind) {
    case 'later':
      return verdict;
    case 'again':
      // A refusal is how Teams says that the app is not installed for the person.
      if (/^teams-40[34]/u.test(verdict.because))
        return { kind: 'unreachable', because: verdict.because };
      return { kind: 'again', because: verdict.because, afterMs: verdict.afterMs };
    case 'gone':
    case 'blocked':
    case 'final':
      return { kind: 'unreachable', because: verdict.because };
    case 'done': {
      if (verdict.id === undefined) return unknown;
      const address = { conversationId: verdict.id, serviceUrl, channelId };
      const at = { ...address, botId, userId: personId, proven: true } as const;
      const { person } = await people.recordContact(tenantId, {
        personId,
        reference: at,
        isNewChat: true,
      });
      return { kind: 'reached', person, at };
    }
  }
}
