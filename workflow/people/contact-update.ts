import type { PersonalReference, PersonRecord } from '../records/records.ts';

/** What one activity, or the roster, tells of a person. What it does not tell stays as it was. */
export interface ContactUpdate {
  /** Entra object id. */
  readonly personId: string;
  readonly name?: string;
  /** From the Teams roster only, never what somebody typed. */
  readonly email?: string;
  readonly locale?: string;
  /** IANA name. */
  readonly timeZone?: string;
  /** Of the person's own chat with the bot; revives one that was gone. */
  readonly reference?: PersonalReference;
  /** The app was installed in that chat, or the bot opened it: it replaces another one. */
  readonly isNewChat?: boolean;
}

/** The person's record after a sighting, and what is new in it. */
export interface ContactChange {
  readonly person: PersonRecord;
  /** She could not be written to until now: what waited for her can go out. */
  readonly firstContact: boolean;
  /** The address the roster told just now: what was meant for it is hers. */
  readonly newEmail?: string;
}

/** The person with what a sighting adds; the very same object when it adds nothing. */
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

/** Whether a proactive message can be sent to the person. */
export function isReachable(person: PersonRecord | undefined): boolean {
  const reference = person?.reference;
  return reference !== undefined && reference.gone !== true && reference.blockedAt === undefined;
}

/** The id of a meeting, a channel or a chat of several people, never of a person's own chat. */
export function isSharedChat(conversationId: string): boolean {
  return conversationId.startsWith('19:');
}

/** Earlier builds stored shared chats as a person's own: such a reference counts as none. */
export function withoutSharedChat(person: PersonRecord): PersonRecord {
  const { reference, ...rest } = person;
  return reference && isSharedChat(reference.conversationId) ? rest : person;
}

/**
 * A proven conversation stays until it is gone or blocked: another one replaces it only when the app was
 * installed there or the bot opened it. What Teams changes of the same conversation is taken over.
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
