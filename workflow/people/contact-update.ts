import type { PersonalReference, PersonRecord } from '../records/records.ts';

/** Contact data from an activity or the roster. Absent fields leave the stored values unchanged. */
export interface ContactUpdate {
  /** Entra object id. */
  readonly personId: string;
  readonly name?: string;
  /** From the Teams roster only, never typed by a person. */
  readonly email?: string;
  readonly locale?: string;
  /** IANA name. */
  readonly timeZone?: string;
  /** The personal chat with the bot; replaces one that is marked as gone. */
  readonly reference?: PersonalReference;
  /** True if the app was installed in that chat or the bot opened it: it replaces another chat. */
  readonly isNewChat?: boolean;
}

/** The stored person after a contact update, and the changes. */
export interface ContactChange {
  readonly person: PersonRecord;
  /** True if the person has become reachable: notices that wait for them can be sent. */
  readonly firstContact: boolean;
  /** Set if the roster reported a new address: notices to it belong to this person. */
  readonly newEmail?: string;
}

/** Merges a contact update; returns the same object if nothing changes. */
export function withContactUpdate(
  known: PersonRecord | undefined,
  seen: ContactUpdate,
): PersonRecord {
  const before: PersonRecord = known ?? { personId: seen.personId };
  const after: PersonRecord = {
    ...before,
    name: seen.name ?? before.name,
    email: seen.email?.toLowerCase() ?? before.email,
    locale: seen.locale ?? before.locale,
    timeZone: seen.timeZone ?? before.timeZone,
    reference: seen.reference
      ? referenceAfter(before.reference, seen.reference, seen.isNewChat)
      : before.reference,
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

/** True if proactive messages can be sent to the person. */
export function isReachable(person: PersonRecord | undefined): boolean {
  const reference = person?.reference;
  return reference !== undefined && reference.gone !== true && reference.blockedAt === undefined;
}

/** True for meetings, channels and group chats, false for personal chats. */
export function isSharedChat(conversationId: string): boolean {
  return conversationId.startsWith('19:');
}

/** Drops a reference to a shared chat, which earlier builds stored as a personal one. */
export function withoutSharedChat(person: PersonRecord): PersonRecord {
  const { reference, ...rest } = person;
  return reference && isSharedChat(reference.conversationId) ? rest : person;
}

/**
 * A proven conversation is replaced by another one only if it is gone or blocked, or if the app was
 * installed in the other one or the bot opened it. Changed fields of the same conversation are
 * stored.
 */
function referenceAfter(
  before: PersonalReference | undefined,
  seen: PersonalReference,
  isNewChat = false,
): PersonalReference {
  const stays =
    before?.proven === true &&
    before.gone !== true &&
    before.blockedAt === undefined &&
    before.botId === seen.botId;
  if (stays && before.conversationId !== seen.conversationId && !isNewChat) return before;
  const same =
    before !== undefined &&
    before.gone !== true &&
    before.proven === seen.proven &&
    before.blockedAt === undefined &&
    before.conversationId === seen.conversationId &&
    before.serviceUrl === seen.serviceUrl &&
    before.channelId === seen.channelId &&
    before.botId === seen.botId &&
    before.userId === seen.userId;
  return same ? before : { ...seen, gone: undefined, blockedAt: undefined };
}
