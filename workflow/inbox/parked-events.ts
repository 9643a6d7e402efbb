import type { ActorReference, RolePolicy } from '../partner/actor.ts';
import { toInstant } from '../kernel/day.ts';
import { loadPartner } from '../desk/load-context.ts';
import { outboxWrites } from '../notices/outbox.ts';
import { adminRecipients } from '../notices/admin-recipients.ts';
import type {
  Clock,
  Documents,
  Ids,
  Page,
  Partition,
  StoredDocument,
  Write,
} from '../kernel/ports.ts';
import type { Programme } from '../programme/definition.ts';
import {
  parkedId,
  voucherPartition,
  type OutboxIntent,
  type Parked,
  type ParkedReason,
} from '../records/records.ts';
import type { Listed } from '../records/reader.ts';

/** Settled events expire after 180 days. */
const SETTLED_TTL_SECONDS = 180 * 24 * 60 * 60;
/** Upper bound of parked events per voucher. */
const PER_VOUCHER = 100;

/** Reasons that can resolve without an admin; such events are retried. */
const RETRIED: readonly ParkedReason[] = [
  'unknown-voucher',
  'unknown-tenant',
  'not-possible-now',
  'currency-differs',
];
const OPEN: readonly ParkedReason[] = [...RETRIED, 'facts-differ'];

export type ParkedDocument = StoredDocument<Parked>;

export interface ParkedEventsOptions {
  readonly documents: Documents;
  readonly programme: Programme;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly rolePolicy: RolePolicy;
  readonly onOutbox?: (partition: Partition) => void;
}

/** Parked events, each in the partition of its voucher. */
export class ParkedEvents {
  readonly #options: ParkedEventsOptions;

  constructor(options: ParkedEventsOptions) {
    this.#options = options;
  }

  /** Stores an event and notifies the admins; a repeated call has no effect. */
  async park(
    tenantId: string,
    event: Omit<Parked, 'receivedAt' | 'settled'>,
    correlationId?: string,
  ): Promise<void> {
    const parked = { ...event, receivedAt: this.#now() };
    const outbox = await this.#noticeWrites(tenantId, event, correlationId);
    const partition = voucherPartition(tenantId, event.voucherId);
    const created = await this.#options.documents.commit(partition, [
      { op: 'create', ...written(parked) },
      ...outbox,
    ]);
    if (created.ok && outbox.length > 0) this.#options.onOutbox?.(partition);
  }

  /** Updates the reason and notifies the admins again. */
  async changeReason(entry: ParkedDocument, reason: ParkedReason): Promise<void> {
    const outbox = await this.#noticeWrites(entry.tenantId, entry.body);
    const replaced = await this.#options.documents.commit(entry, [
      { op: 'replace', ...written({ ...entry.body, reason }), ifMatch: entry.etag },
      ...outbox,
    ]);
    if (replaced.ok && outbox.length > 0) this.#options.onOutbox?.(entry);
  }

  /**
   * Marks an event as applied or dismissed.
   * @returns false if it was settled or changed concurrently
   */
  async settle(
    entry: ParkedDocument,
    how: 'applied' | 'dismissed',
    by: ActorReference,
  ): Promise<boolean> {
    const settled = { ...entry.body, settled: { how, by, at: this.#now() } };
    const { ok } = await this.#options.documents.commit(entry, [
      {
        op: 'replace',
        ...written(settled),
        ifMatch: entry.etag,
        ttlSeconds: SETTLED_TTL_SECONDS,
      },
    ]);
    return ok;
  }

  /** Undefined if no such event is open. */
  async find(
    tenantId: string,
    voucherId: string,
    webhookId: string,
  ): Promise<ParkedDocument | undefined> {
    const key = { ...voucherPartition(tenantId, voucherId), id: parkedId(webhookId) };
    const found = await this.#options.documents.read<Parked>(key);
    return found?.body.settled ? undefined : found;
  }

  /** The retried events of a voucher in the order of `occurredAt`. */
  async retriedOf(tenantId: string, voucherId: string): Promise<readonly ParkedDocument[]> {
    const page = await this.#options.documents.find<Parked>({
      ...voucherPartition(tenantId, voucherId),
      kind: 'parked',
      where: { status: { in: RETRIED } },
      limit: PER_VOUCHER,
    });
    return page.documents.toSorted(
      (one, other) => Date.parse(one.body.occurredAt) - Date.parse(other.body.occurredAt),
    );
  }

  /** The retried events of all tenants, page by page, the oldest first. */
  retried(limit: number, cursor: string | undefined): Promise<Page<Parked>> {
    return this.#options.documents.find<Parked>({
      kind: 'parked',
      where: { status: { in: RETRIED } },
      orderBy: { field: 'createdAt' },
      limit,
      cursor,
    });
  }

  /** All open events of a tenant, the oldest first. */
  async list(tenantId: string, limit: number, cursor?: string): Promise<Listed<Parked>> {
    const page = await this.#options.documents.find<Parked>({
      kind: 'parked',
      tenantId,
      where: { status: { in: OPEN } },
      orderBy: { field: 'createdAt' },
      limit,
      cursor,
    });
    return { items: page.documents.map((document) => document.body), cursor: page.cursor };
  }

  async #noticeWrites(
    tenantId: string,
    { voucherId, webhookId }: Pick<Parked, 'voucherId' | 'webhookId'>,
    correlationId?: string,
  ): Promise<readonly Write[]> {
    const { documents, programme, rolePolicy, ids } = this.#options;
    const { partner } = await loadPartner(documents, tenantId);
    const intents = adminRecipients(partner, programme, rolePolicy).map((reader): OutboxIntent => ({
      kind: 'event-parked',
      voucherId,
      about: webhookId,
      ...reader,
    }));
    return outboxWrites({ tenantId, correlationId }, intents, this.#now(), ids);
  }

  #now(): string {
    return toInstant(this.#options.clock.now());
  }
}

function written(parked: Parked) {
  return {
    id: parkedId(parked.webhookId),
    kind: 'parked',
    body: parked,
    index: {
      status: parked.settled ? 'settled' : parked.reason,
      voucherId: parked.voucherId,
      createdAt: parked.receivedAt,
    },
  } as const;
}
