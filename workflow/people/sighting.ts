import type { PersonalReference, PersonRecord } from '../records.ts';

/** What one activity, or the roster, tells of a person. What it does not tell stays as it was. */
export interface Sighting {
  /** Entra object id. */
  readonly personId: string;
  readonly name?: string;
  /** From the Teams roster only, never what somebody typed. */
  readonly email?: string;
  readonly locale?: string;
  /** IANA name. */
  readonly timeZone?: string;
  /** Of her personal chat with the bot; the latest wins and revives one that was gone. */
  readonly reference?: PersonalReference;
}

/** What the house knows after a sighting, and what it did not know before. */
export interface Met {
  readonly person: PersonRecord;
  /** She could not be written to until now: what waited for her can go out. */
  readonly firstContact: boolean;
  /** The address the roster told just now: what was meant for it is hers. */
  readonly newEmail?: string;
}

/** The person with what a sighting adds; the very same object when it adds nothing. */
export function withSighting(known: PersonRecord | undefined, seen: Sighting): PersonRecord {
  const before: PersonRecord = known ?? { personId: seen.personId };
  const after: PersonRecord = {
    ...before,
    name: seen.name ?? before.name,
    email: seen.email?.toLowerCase() ?? before.email,
    locale: seen.locale ?? before.locale,
    timeZone: seen.timeZone ?? before.timeZone,
    reference: withReference(before.reference, seen.reference),
  };
  const same =
    known !== undefined &&
    after.name === before.name &&
    after.email === before.email &&
    after.locale === before.locale &&
    after.timeZone === before.timeZone &&
    after.reference === before.reference;
  return same ? known : after;
}

/** Whether a proactive message can be sent to the person. */
export function isReachable(person: PersonRecord | undefined): boolean {
  return person?.reference !== undefined && person.reference.gone !== true;
}

function withReference(
  before: PersonalReference | undefined,
  seen: PersonalReference | undefined,
): PersonalReference | undefined {
  if (seen === undefined) return before;
  const same =
    before !== undefined &&
    before.gone !== true &&
    before.conversationId === seen.conversationId &&
    before.serviceUrl === seen.serviceUrl &&
    before.channelId === seen.channelId &&
    before.botId === seen.botId &&
    before.userId === seen.userId;
  return same ? before : { ...seen, gone: undefined };
}
