import { TeamsInfo, type Activity, type TurnContext } from 'botbuilder';
import type { People } from '../../workflow/people/people.ts';
import type { PersonalReference } from '../../workflow/records.ts';
import type { Met } from '../../workflow/people/sighting.ts';
import type { Log } from '../telemetry/log.ts';
import type { RosterAsked } from './roster-asked.ts';
import type { WhoSpeaks } from './who-speaks.ts';

export interface SightingOptions {
  readonly people: People;
  readonly asked: RosterAsked;
  readonly log: Log;
}

/**
 * Keeps what the activity tells of its sender. Her address comes from the Teams roster, asked only
 * while it is unknown.
 */
export async function meet(
  context: TurnContext,
  who: WhoSpeaks,
  { people, asked, log }: SightingOptions,
): Promise<Met> {
  const { tenantId, personId, locale } = who;
  const { activity } = context;
  const known = await people.find(tenantId, personId);
  const roster =
    known?.email === undefined && asked.mayAsk(tenantId, personId)
      ? await askRoster(context, who, log)
      : undefined;
  return people.met(tenantId, {
    personId,
    name: roster?.name ?? activity.from.name,
    email: roster?.email,
    locale,
    timeZone: timeZoneOf(activity),
    reference: who.isPersonal ? referenceOf(activity) : undefined,
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
  };
}

/** Without it everything works but what depends on her address; the next hour asks again. */
async function askRoster(
  context: TurnContext,
  { userId }: WhoSpeaks,
  log: Log,
): Promise<{ readonly name?: string; readonly email?: string } | undefined> {
  try {
    const { name, email, userPrincipalName } = await TeamsInfo.getMember(context, userId);
    return { name, email: email ?? userPrincipalName };
  } catch (error) {
    log.warn('roster-unavailable', { error });
    return undefined;
  }
}

/** Names that were found good: asking the platform costs more than reading the activity. */
const known = new Map<string, string>();
const MOST_KNOWN = 1000;

function timeZoneOf({ localTimezone }: Partial<Activity>): string | undefined {
  if (!localTimezone) return undefined;
  const before = known.get(localTimezone);
  if (before !== undefined) return before;
  try {
    const { timeZone } = new Intl.DateTimeFormat('en', {
      timeZone: localTimezone,
    }).resolvedOptions();
    if (known.size < MOST_KNOWN) known.set(localTimezone, timeZone);
    return timeZone;
  } catch {
    return undefined;
  }
}
