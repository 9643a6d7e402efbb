import type { PersonalReference, PersonRecord } from '../../workflow/records.ts';
import { isReachable } from '../../workflow/people/sighting.ts';
import type { DeliveryServices } from './services.ts';
import type { Line } from './teams-line.ts';

export type Reach =
  | { readonly kind: 'reached'; readonly person: PersonRecord; readonly at: PersonalReference }
  | { readonly kind: 'unreachable'; readonly because: string }
  | { readonly kind: 'later'; readonly afterMs: number }
  | { readonly kind: 'again'; readonly because: string; readonly afterMs?: number };

type Needs = Pick<DeliveryServices, 'people' | 'opensChats'>;

/**
 * How a person is written to: through the chat she has with the bot, or one that is opened where
 * the app is installed for her. Nobody who has removed or blocked the app is approached anew.
 */
export async function reach(
  services: Needs,
  line: Line,
  tenantId: string,
  personId: string,
): Promise<Reach> {
  const person = await services.people.find(tenantId, personId);
  if (person?.reference && isReachable(person))
    return { kind: 'reached', person, at: person.reference };
  if (person?.reference) return { kind: 'unreachable', because: 'gone' };
  return openChat(services, line, tenantId, personId);
}

/** Opens the chat anew; what it finds is kept for the next time. */
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
      return { kind: 'again', because: verdict.because, afterMs: verdict.afterMs };
    case 'gone':
    case 'final':
      return { kind: 'unreachable', because: verdict.because };
    case 'done': {
      if (verdict.id === undefined) return unknown;
      const address = { conversationId: verdict.id, serviceUrl, channelId };
      const at = { ...address, botId, userId: personId, proven: true } as const;
      const { person } = await people.met(tenantId, { personId, reference: at, isNewChat: true });
      return { kind: 'reached', person, at };
    }
  }
}
