import { applyEvent, type ApplyOutcome } from './apply-event.ts';
import type { Desk } from '../desk/desk.ts';
import type { DeskOptions } from '../desk/desk-options.ts';
import type { FieldProblem } from './field-problems.ts';
import { InboxReceipts } from './inbox-receipts.ts';
import {
  inboxEventSchema,
  parseInboxEvent,
  type InboxEvent,
  type InboxEventSchema,
} from './inbox-events.ts';
import { ParkedEvents, type ParkedDocument } from './parked-events.ts';
import type { Parked, ParkedReason } from '../records/records.ts';
import type { Listed } from '../records/reader.ts';
import { resolveParked, type ParkedDecision, type ParkedOutcome } from './resolve-parked.ts';

export interface InboxOptions extends DeskOptions {
  readonly desk: Pick<Desk, 'changeVoucher'>;
  /** Absent: every tenant is known (local mode). */
  readonly allowedTenants?: readonly string[];
}

export interface Delivery {
  readonly webhookId: string;
  /** Its id in records of earlier builds, if different. */
  readonly earlierId?: string;
  /** SHA-256 of the raw body, base64url. */
  readonly bodyHash: string;
  readonly body: unknown;
  readonly correlationId?: string;
}

/**
 * `accepted`: applied, parked or already completed · `invalid`: against the contract; nothing was
 * stored · `conflict`: the id was used with another body · `busy`: too many concurrent changes of
 * the voucher; the sender should retry.
 */
export type InboxAnswer =
  | { readonly kind: 'accepted'; readonly parked?: ParkedReason; readonly replayed: boolean }
  | { readonly kind: 'invalid'; readonly problems: readonly FieldProblem[] }
  | { readonly kind: 'conflict' }
  | { readonly kind: 'busy' };

const SWEEP_PAGE = 100;

/**
 * Receives events of the customer and of Microsoft's payment tool. An accepted event is applied or
 * parked, never lost, and has no second effect when redelivered.
 */
export class Inbox {
  readonly #options: InboxOptions;
  readonly #schema: InboxEventSchema;
  readonly #receipts: InboxReceipts;
  readonly #parked: ParkedEvents;
  #sweepCursor: string | undefined;

  constructor(options: InboxOptions) {
    this.#options = options;
    this.#schema = inboxEventSchema(options.programme);
    this.#receipts = new InboxReceipts(options);
    this.#parked = new ParkedEvents(options);
  }

  /**
   * Accepts an event whose signature was verified.
   * @throws StoreUnavailable if the store does not answer; the sender should retry.
   */
  async accept(delivery: Delivery): Promise<InboxAnswer> {
    const { bodyHash, body, correlationId } = delivery;
    const parsed = parseInboxEvent(this.#schema, body);
    if ('problems' in parsed) return { kind: 'invalid', problems: parsed.problems };
    const webhookId = await this.#receipts.storedId(delivery);
    const arrival = await this.#receipts.arrived(webhookId, bodyHash);
    if (arrival === 'other') return { kind: 'conflict' };
    if (arrival === 'done') return { kind: 'accepted', replayed: true };

    const { event } = parsed;
    const applied = await applyEvent(this.#options, event, { webhookId, correlationId });
    if (applied === 'busy') return { kind: 'busy' };
    if (applied !== 'done') await this.#park(event, applied, { webhookId, correlationId });
    await this.#receipts.done(webhookId, bodyHash);
    await this.#retryRelated(event, applied);
    return applied === 'done'
      ? { kind: 'accepted', replayed: false }
      : { kind: 'accepted', replayed: false, parked: applied };
  }

  /** Applies the parked events of a voucher that have become possible. */
  async retry(tenantId: string, voucherId: string): Promise<void> {
    for (const entry of await this.#parked.retriedOf(tenantId, voucherId)) {
      const event = this.#eventOf(entry);
      if (event === undefined) continue;
      const applied = await applyEvent(this.#options, event, entry.body);
      if (applied === 'done') await this.#parked.settle(entry, 'applied', { kind: 'desk' });
      else if (applied !== 'busy' && applied !== entry.body.reason)
        await this.#parked.changeReason(entry, applied);
    }
  }

  /**
   * Retries the next page of parked events of all tenants: a tenant may have been allowed, a
   * voucher registered or a payment requested in the meantime. Starts over after the last page.
   */
  async sweep(): Promise<void> {
    const page = await this.#parked.retried(SWEEP_PAGE, this.#sweepCursor);
    this.#sweepCursor = page.cursor;
    const vouchers = new Map(
      page.documents.map((each) => [`${each.tenantId} ${each.aggregateId}`, each]),
    );
    for (const { tenantId, body } of vouchers.values()) await this.retry(tenantId, body.voucherId);
  }

  /** All parked events of a tenant, the oldest first. */
  listParked(tenantId: string, limit: number, cursor?: string): Promise<Listed<Parked>> {
    return this.#parked.list(tenantId, limit, cursor);
  }

  /** See {@link resolveParked}. */
  resolveParked(decision: ParkedDecision): Promise<ParkedOutcome> {
    const { desk, allowedTenants } = this.#options;
    const rest = { desk, allowedTenants, parked: this.#parked, schema: this.#schema };
    return resolveParked({ ...this.#options, ...rest }, decision);
  }

  async #park(
    event: InboxEvent,
    reason: ParkedReason,
    cause: { readonly webhookId: string; readonly correlationId?: string },
  ): Promise<void> {
    const { type, timestamp: occurredAt, data } = event;
    const { webhookId, correlationId } = cause;
    const parked = { webhookId, voucherId: data.voucherId, reason, type, data, occurredAt };
    await this.#parked.park(data.tenantId, parked, correlationId);
  }

  /** Other events, or this one while it was being parked, may have become possible. */
  async #retryRelated(event: InboxEvent, applied: ApplyOutcome): Promise<void> {
    const { tenantId, voucherId } = event.data;
    if (applied !== 'done' || event.type === 'voucher.assigned')
      await this.retry(tenantId, voucherId);
  }

  #eventOf(entry: ParkedDocument): InboxEvent | undefined {
    const { type, occurredAt: timestamp, data } = entry.body;
    const parsed = parseInboxEvent(this.#schema, { type, timestamp, data });
    return 'event' in parsed ? parsed.event : undefined;
  }
}
