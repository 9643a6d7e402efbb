import type { ActorReference } from '../partner/actor.ts';
import type { Instant } from '../kernel/day.ts';
import type { PartnerEvent } from '../partner/events.ts';
import type { DocumentKey, Partition } from '../kernel/ports.ts';
import type { VoucherEvent } from '../steps/catalogue.ts';

/**
 * The documents that the house keeps, their keys and shapes. Every key begins with the tenant; what
 * must change together shares an aggregate, hence a partition.
 */

export const voucherPartition = (tenantId: string, voucherId: string): Partition => ({
  tenantId,
  aggregateId: `voucher:${voucherId}`,
});
/** The voucher whose partition it is; undefined for any other. */
export const voucherIdOf = (aggregateId: string): string | undefined =>
  aggregateId.startsWith('voucher:') ? aggregateId.slice('voucher:'.length) : undefined;
/** Where the company's own records are. */
export const partnerPartition = (tenantId: string): Partition => ({
  tenantId,
  aggregateId: 'partner',
});
/** Where is kept what is known of one person. */
export const personPartition = (tenantId: string, personId: string): Partition => ({
  tenantId,
  aggregateId: `person:${personId}`,
});
/** Where is found who has an address, in lower case. */
export const emailPartition = (tenantId: string, email: string): Partition => ({
  tenantId,
  aggregateId: `email:${email.toLowerCase()}`,
});
/** Where a claim is, taken for a rule that spans vouchers. */
export const claimPartition = (tenantId: string, claimKey: string): Partition => ({
  tenantId,
  aggregateId: `claim:${claimKey}`,
});
/** Where a conversation's dialog state is. */
export const conversationPartition = (tenantId: string, conversationId: string): Partition => ({
  tenantId,
  aggregateId: `conversation:${conversationId}`,
});

/** The one document of an aggregate that holds its present state. */
export const STATE_ID = 'state';
/** The one document that holds a partition's present state. */
export const stateKey = (partition: Partition): DocumentKey => ({ ...partition, id: STATE_ID });
/** The id under which is remembered what a command came to. */
export const receiptId = (commandId: string): string => `receipt:${commandId}`;
/** The id of an event of a history; in the order of their numbers. */
export const eventId = (sequence: number): string => `event:${String(sequence).padStart(8, '0')}`;

/** One line of a history. */
export interface HistoryRecord<Event = VoucherEvent | PartnerEvent> {
  /** 1 for the first. */
  readonly sequence: number;
  readonly at: Instant;
  readonly actor: ActorReference;
  readonly commandId: string;
  readonly event: Event;
}

/** Proof that a command was carried out, so that it is not carried out again. */
export interface Receipt {
  /** Of the command's name, content and actor. */
  readonly contentHash: string;
  readonly revision: number;
  readonly at: Instant;
}

/** A right that only one voucher at a time can hold. */
export interface Claim {
  readonly voucherId: string;
  /** Milliseconds since the epoch. */
  readonly takenAt: number;
}

/** Why something that came in could not be applied yet. */
export type ParkedReason =
  'unknown-voucher' | 'facts-differ' | 'unknown-tenant' | 'not-possible-now';

/** An event that was accepted and waits until it can be applied or an admin decides. */
export interface Parked {
  readonly webhookId: string;
  readonly voucherId: string;
  readonly reason: ParkedReason;
  readonly type: string;
  readonly data: unknown;
  /** The sender's time of the event: several of one voucher are applied in its order. */
  readonly occurredAt: Instant;
  readonly receivedAt: Instant;
  /** Present once it is over; gone for good some months later. */
  readonly settled?: {
    readonly how: 'applied' | 'dismissed';
    readonly by: ActorReference;
    readonly at: Instant;
  };
}

/** The id of an event that waits for an admin or for what it lacks. */
export const parkedId = (webhookId: string): string => `parked:${webhookId}`;

/**
 * One event of a sender, known by the sender's own id for it, whatever tenant it is about: so it
 * lives beside the tenants and holds nothing of any.
 */
export const webhookPartition = (webhookId: string): Partition => ({
  tenantId: 'webhooks',
  aggregateId: `webhook:${webhookId}`,
});

/** Proof that an event came in, so that a redelivery is recognised. */
export interface WebhookRecord {
  /** SHA-256 of the body as it came, base64url. */
  readonly bodyHash: string;
  /** `pending`: accepted, its effect not yet known to be committed. */
  readonly status: 'pending' | 'done';
  readonly at: Instant;
}

/**
 * Something somebody is to be told: rendered when it is sent, so it holds no personal text.
 * `voucher-*` kinds are sent as cards; `living-cards` brings every card of the voucher up to date.
 */
export interface OutboxIntent {
  readonly kind: NoticeKind;
  readonly voucherId?: string;
  /** Person id; absent when only an e-mail address is known yet, or for `living-cards`. */
  readonly readerId?: string;
  /** The address the reader was named by, until the roster tells who it is. */
  readonly readerEmail?: string;
  /** What a reminder is about, e.g. the day; part of what makes it unique. */
  readonly about?: string;
  /** Who caused what is told; absent where nobody did. */
  readonly by?: ActorReference;
}

export const NOTICE_KINDS = [
  'voucher-assigned',
  'voucher-handed-over',
  'voucher-taken-away',
  'voucher-expired',
  'voucher-expiry-changed',
  'payment-status-changed',
  'event-parked',
  'reader-unknown',
  'reminder',
  'living-cards',
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** An outbox row as stored; `outboxIndex` says what it is found by. */
export interface OutboxRow extends OutboxIntent {
  readonly outboxId: string;
  readonly tenantId: string;
  readonly status: 'pending' | 'waiting' | 'dead';
  readonly createdAt: Instant;
  readonly attempts: number;
  /** Not before this moment. */
  readonly dueAt: Instant;
  /** Since when it waits for its reader to finish what she is busy with. */
  readonly heldSince?: Instant;
  /** Why it is dead or waits: a code, never text of the message. */
  readonly because?: string;
  /** Trace from the request that caused it. */
  readonly correlationId?: string;
  /** W3C trace context of the span that created it; absent where nothing is traced. */
  readonly traceparent?: string;
}

/** A person as met in Teams, and how she wants to be addressed. */
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
}

/** What a proactive message needs; the latest service URL wins. */
export interface PersonalReference {
  readonly conversationId: string;
  readonly serviceUrl: string;
  readonly channelId: string;
  readonly botId: string;
  readonly userId: string;
  /**
   * From a message or a membership event of an explicit personal chat. Absent in records of earlier
   * builds, which learned from clicks too: the next proven conversation replaces those.
   */
  readonly proven?: true;
  /** The app was removed: kept, not used until revived. */
  readonly gone?: boolean;
  /** When Teams last refused a message because the person has blocked the bot. */
  readonly blockedAt?: Instant;
}

export interface NotificationChoices {
  /** Kinds switched off; a voucher assigned to her cannot be. */
  readonly muted: readonly string[];
  /** `HH:MM` in her time zone. */
  readonly quietFrom?: string;
  readonly quietTo?: string;
  readonly digest?: boolean;
}
