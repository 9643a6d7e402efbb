import type { ActorReference } from '../partner/actor.ts';
import type { Day, Instant } from '../kernel/day.ts';
import type { PartnerEvent } from '../partner/commands/catalogue.ts';
import type { DocumentKey, Partition } from '../kernel/ports.ts';
import type { VoucherEvent } from '../steps/catalogue.ts';
import type { Assignee } from '../voucher/voucher.ts';

/**
 * Stored documents, their keys and shapes. Every key begins with the tenant; documents that change
 * together share a partition.
 */

export const voucherPartition = (tenantId: string, voucherId: string): Partition => ({
  tenantId,
  aggregateId: `voucher:${voucherId}`,
});
/** The voucher ID of a voucher partition; undefined for other partitions. */
export const voucherIdOf = (aggregateId: string): string | undefined =>
  aggregateId.startsWith('voucher:') ? aggregateId.slice('voucher:'.length) : undefined;
export const partnerPartition = (tenantId: string): Partition => ({
  tenantId,
  aggregateId: 'partner',
});
export const personPartition = (tenantId: string, personId: string): Partition => ({
  tenantId,
  aggregateId: `person:${personId}`,
});
/** Has the person id of an e-mail address. */
export const emailPartition = (tenantId: string, email: string): Partition => ({
  tenantId,
  aggregateId: `email:${email.toLowerCase()}`,
});
export const claimPartition = (tenantId: string, claimKey: string): Partition => ({
  tenantId,
  aggregateId: `claim:${claimKey}`,
});
/** A handover of several vouchers, by its command id. */
export const handoverPartition = (tenantId: string, commandId: string): Partition => ({
  tenantId,
  aggregateId: `handover:${commandId}`,
});
/** Leads from the hash of a calendar feed's token to its person. */
export const calendarPartition = (tenantId: string, tokenHash: string): Partition => ({
  tenantId,
  aggregateId: `calendar:${tokenHash}`,
});
/** Id of the document in a person's partition that has their calendar feed. */
export const CALENDAR_ID = 'calendar';
/** Has the dialog state of a conversation. */
export const conversationPartition = (tenantId: string, conversationId: string): Partition => ({
  tenantId,
  aggregateId: `conversation:${conversationId}`,
});

/** The id of the document with the state of an aggregate. */
export const STATE_ID = 'state';
export const stateKey = (partition: Partition): DocumentKey => ({ ...partition, id: STATE_ID });
export const receiptId = (commandId: string): string => `receipt:${commandId}`;
/** Ids sort in the order of the sequence numbers. */
export const eventId = (sequence: number): string => `event:${String(sequence).padStart(8, '0')}`;

/** A stored event. */
export interface HistoryRecord<Event = VoucherEvent | PartnerEvent> {
  /** 1 for the first. */
  readonly sequence: number;
  readonly at: Instant;
  readonly actor: ActorReference;
  readonly commandId: string;
  readonly event: Event;
  /** Taken over from another system. */
  readonly imported?: true;
}

/** Proof that a command was committed; a redelivery is not committed again. */
export interface Receipt {
  /** Hash of command and actor. */
  readonly contentHash: string;
  readonly revision: number;
  readonly at: Instant;
}

export interface HandoverItem {
  readonly voucherId: string;
  /** The assignee whose voucher it has to be. */
  readonly from: Assignee;
  /** The new assignee: object id, member id or e-mail address. */
  readonly to: string;
}

/** A handover of several vouchers: the list is stored before the first voucher changes. */
export interface HandoverBatch {
  /** Hash of command and actor. */
  readonly contentHash: string;
  /** Person id. */
  readonly by: string;
  readonly items: readonly HandoverItem[];
  /** The note for the new assignee. */
  readonly reason?: string;
  /** Command id of the handover that this one takes back. */
  readonly takesBack?: string;
  readonly startedAt: Instant;
  /** IDs of the vouchers that were not handed over; absent until all were tried. */
  readonly refused?: readonly string[];
}

/** A right that only one voucher at a time can have. */
export interface Claim {
  readonly voucherId: string;
  /** Milliseconds since the epoch. */
  readonly takenAt: number;
}

/** Why an accepted webhook event is not applied. */
export type ParkedReason =
  'unknown-voucher' | 'facts-differ' | 'currency-differs' | 'unknown-tenant' | 'not-possible-now';

/** An accepted webhook event that cannot be applied yet or needs the decision of an admin. */
export interface Parked {
  readonly webhookId: string;
  readonly voucherId: string;
  readonly reason: ParkedReason;
  readonly type: string;
  readonly data: unknown;
  /** The sender's time; parked events of a voucher are applied in its order. */
  readonly occurredAt: Instant;
  readonly receivedAt: Instant;
  /** Present once it was applied or dismissed; the document expires some months later. */
  readonly settled?: {
    readonly how: 'applied' | 'dismissed';
    readonly by: ActorReference;
    readonly at: Instant;
  };
}

export const parkedId = (webhookId: string): string => `parked:${webhookId}`;

/**
 * Webhook receipts, by webhook id. The id is unique over all tenants, so they are outside the
 * tenants and have no tenant data.
 */
export const webhookPartition = (webhookId: string): Partition => ({
  tenantId: 'webhooks',
  aggregateId: `webhook:${webhookId}`,
});

/** Receipt of a webhook event; a redelivery is recognised by it. */
export interface WebhookRecord {
  /** SHA-256 of the raw body, base64url. */
  readonly bodyHash: string;
  /** `pending`: accepted; its effect may not be committed. */
  readonly status: 'pending' | 'done';
  readonly at: Instant;
}

/**
 * A notice to send. The text is rendered when it is sent, so a row has no personal text.
 * `living-cards` updates all tracked cards of the voucher.
 */
export interface OutboxIntent {
  readonly kind: NoticeKind;
  readonly voucherId?: string;
  /** Person id; absent if only the e-mail address is known, and for `living-cards`. */
  readonly readerId?: string;
  /** The address of the recipient until the roster resolves it. */
  readonly readerEmail?: string;
  /** Recipients whose rows the outbox creates from this one, which has no recipient of its own. */
  readonly readers?: readonly Pick<OutboxIntent, 'readerId' | 'readerEmail'>[];
  /** The subject, e.g. the deadline of a reminder; part of its identity. */
  readonly about?: string;
  /** The actor who caused the notice, if any. */
  readonly by?: ActorReference;
  /** The absent person for whom the recipient gets it; of `absence`: who is absent. */
  readonly absentId?: string;
}

export const NOTICE_KINDS = [
  'voucher-assigned',
  'voucher-handed-over',
  'voucher-taken-away',
  'voucher-expired',
  'voucher-expiry-changed',
  'voucher-corrected',
  'step-taken',
  'engagement-changed',
  'admin-needed',
  'record-cut-short',
  'payment-status-changed',
  'exception-recorded',
  'event-parked',
  'reader-unknown',
  'role-requested',
  'role-answered',
  'role-withdrawn',
  'role-missing',
  'absence',
  'person-gone',
  'reminder',
  'untouched',
  'deadline-missed',
  'own-reminder',
  'vouchers-imported',
  'living-cards',
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** An outbox row as stored; `outboxIndex` has its index values. */
export interface OutboxRow extends OutboxIntent {
  readonly outboxId: string;
  readonly tenantId: string;
  readonly status: 'pending' | 'waiting' | 'dead';
  readonly createdAt: Instant;
  readonly attempts: number;
  /** Earliest time of sending. */
  readonly dueAt: Instant;
  /** True once the colleague who covers the recipient has a copy. */
  readonly isForwarded?: true;
  /** Start of the deferral while the recipient has a form open. */
  readonly heldSince?: Instant;
  /** Code of the reason why it is dead or waiting; never text of the message. */
  readonly because?: string;
  /** Correlation id of the request that caused it. */
  readonly correlationId?: string;
  /** W3C trace context of the span that created it; absent without tracing. */
  readonly traceparent?: string;
}

/** A Teams user: contact data and preferences. */
export interface PersonRecord {
  readonly personId: string;
  readonly name?: string;
  /** From the roster. */
  readonly email?: string;
  /** Chosen with `language`; absent: the activity's locale. */
  readonly language?: string;
  /** Locale of the latest activity. */
  readonly locale?: string;
  readonly timeZone?: string;
  readonly reference?: PersonalReference;
  readonly notifications?: NotificationChoices;
  /** The present, planned or last absence. */
  readonly absence?: Absence;
  /** Ids of people who have named this person to cover them; their `absence` decides. */
  readonly covers?: readonly string[];
  /** Reminders that the person has postponed or does not want again. */
  readonly reminderChoices?: readonly ReminderChoice[];
  /** See workflow/people/own-reminders.ts. */
  readonly ownReminders?: readonly OwnReminder[];
}

/** Something that the person wants to be reminded of. */
export interface OwnReminder {
  readonly id: string;
  readonly on: Day;
  readonly voucherId?: string;
  readonly note?: string;
}

/** A person's calendar feed; its token is stored as a hash only. */
export interface CalendarFeed {
  /** SHA-256 of the token, base64url. */
  readonly tokenHash: string;
  readonly createdAt: Instant;
  /** The click that created it. */
  readonly commandId: string;
}

/** The person of a token's hash; valid while their `CalendarFeed` has the same hash. */
export interface CalendarPointer {
  readonly personId: string;
}

/** Days on which a person is away, in their time zone, both included. */
export interface Absence {
  readonly id: string;
  readonly from: Day;
  readonly until: Day;
  /** Person id of the colleague who covers. */
  readonly coverId: string;
  /** Set if the person has ended it before its last day. */
  readonly endedAt?: Instant;
}

/** See workflow/people/reminder-choices.ts. */
export interface ReminderChoice {
  /** `reminderSubject` of the reminder. */
  readonly subject: string;
  /** The day on which it is sent again; absent: never. */
  readonly until?: Day;
  /** The day after which no reminder of the subject is planned. */
  readonly past: Day;
}

/** Conversation reference for proactive messages; the latest service URL wins. */
export interface PersonalReference {
  readonly conversationId: string;
  readonly serviceUrl: string;
  readonly channelId: string;
  readonly botId: string;
  readonly userId: string;
  /**
   * Learned from a message or a membership event of a personal chat. Absent in records of earlier
   * builds, which also used clicks; the next proven conversation replaces those.
   */
  readonly proven?: true;
  /** The app was removed; not used until it is installed again. */
  readonly gone?: boolean;
  /** Time at which Teams last rejected a message because the person has blocked the bot. */
  readonly blockedAt?: Instant;
}

export interface NotificationChoices {
  /** Kinds switched off; assignments cannot be switched off. */
  readonly muted: readonly string[];
  /** `HH:MM` in the person's time zone. */
  readonly quietFrom?: string;
  readonly quietTo?: string;
  readonly digest?: boolean;
}
