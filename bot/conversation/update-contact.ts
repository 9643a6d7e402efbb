import type { Activity, TurnContext } from 'botbuilder';
import { LRUCache } from 'lru-cache';
import type { People } from '../../workflow/people/people.ts';
import type { PersonalReference } from '../../workflow/records/records.ts';
import type { ContactChange } from '../../workflow/people/contact-update.ts';
import { membershipOf } from './membership.ts';
import type { Roster } from './roster.ts';
import { withReference, type Sender } from './sender.ts';

export interface UpdateContactOptions {
  readonly people: People;
  readonly roster: Roster;
}

/** Stores what the activity proves about its sender. Reads the roster for a missing address. */
export async function updateContact(
  context: TurnContext,
  sender: Sender,
  { people, roster }: UpdateContactOptions,
): Promise<ContactChange> {
  const { tenantId, personId, locale } = sender;
  const { activity } = context;
  const known = await people.find(tenantId, personId);
  const entry =
    known?.email === undefined
      ? await roster.entryOf(context, known ? withReference(sender, known) : sender)
      : undefined;
  return people.recordContact(tenantId, {
    personId,
    name: entry?.name ?? activity.from.name,
    email: entry?.email,
    locale,
    timeZone: timeZoneOf(activity),
    // Never from an invoke: it may come from a chat that is not the person's own.
    ...(sender.isPersonal && {
      reference: referenceOf(activity),
      isNewChat: membershipOf(activity) === 'came',
    }),
  });
}

function referenceOf({
  conversation,
  serviceUrl,
  channelId,
  recipient,
  from,
}: Activity): PersonalReference {
  return {
    conversationId: conversation.id,
    serviceUrl,
    channelId,
    botId: recipient.id,
    userId: from.id,
    proven: true,
  };
}

/** Canonical names of valid time zones; validating one takes 0.1 ms. */
const timeZones = new LRUCache<string, string>({ max: 1000 });

function timeZoneOf({ localTimezone }: Partial<Activity>): string | undefined {
  if (!localTimezone) return undefined;
  const known = timeZones.get(localTimezone);
  if (known !== undefined) return known;
  try {
    const options = { timeZone: localTimezone };
    const { timeZone } = new Intl.DateTimeFormat('en', options).resolvedOptions();
    timeZones.set(localTimezone, timeZone);
    return timeZone;
  } catch {
    return undefined;
  }
}
