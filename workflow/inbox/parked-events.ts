import type { ActorReference, RolePolicy } from '../partner/actor.ts';
import { toInstant } from '../kernel/day.ts';
import { loadPartner } from '../desk/load-context.ts';
import { outboxWrites } from '../notices/outbox.ts';
import { parkedReaders } from './parked-recipients.ts';
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

/** How long a settled one can still be looked up. */
const SETTLED_TTL_SECONDS = 180 * 24 * 60 * 60;
/** More events of one voucher than ever wait together. */
const PER_VOUCHER = 100;

/** What time or another change may make possible; the rest waits for an admin. */
const RETRIED: readonly ParkedReason[] = ['unknown-voucher', 'unknown-tenant', 'not-possible-now'];
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

/** The events that wait, each in the partition of its voucher. */
export class ParkedEvents {
  readonly #options: ParkedEventsOptions;

  constructor(options: ParkedEventsOptions) {
    this.#options = options;
  }

  /** Keeps an event and tells the admins, once, however often it is parked. */
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

  /** It still cannot be applied, for another reason than before. */
  async changeReason(waiting: ParkedDocument, reason: ParkedReason): Promise<void> {
    const outbox = await this.#noticeWrites(waiting.tenantId, waiting.body);
    const replaced = await this.#options.documents.commit(waiting, [
      { op: 'replace', ...written({ ...waiting.body, reason }), ifMatch: waiting.etag },
      ...outbox,
    ]);
    if (replaced.ok && outbox.length > 0) this.#options.onOutbox?.(waiting);
  }

  /** Takes it off the list. @returns false when it was settled or changed by another meanwhile */
  async settle(
    waiting: ParkedDocument,
    how: 'applied' | 'dismissed',
    by: ActorReference,
  ): Promise<boolean> {
    const settled = { ...waiting.body, settled: { how, by, at: this.#now() } };
    const { ok } = await this.#options.documents.commit(waiting, [
      {
        op: 'replace',
        ...written(settled),
        ifMatch: waiting.etag,
        ttlSeconds: SETTLED_TTL_SECONDS,
      },
    ]);
    return ok;
  }

  /** One that still waits. */
  async find(
    tenantId: string,
    voucherId: string,
    webhookId: string,
  ): Promise<ParkedDocument | undefined> {
    const key = { ...voucherPartition(tenantId, voucherId), id: parkedId(webhookId) };
    const found = await this.#options.documents.read<Parked>(key);
    return found?.body.settled ? undefined : found;
  }

  /** What may have become possible for a voucher, in the order in which it happened. */
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

  /** For the sweeper: what may have become possible anywhere, page by page. */
  retried(limit: number, cursor: string | undefined): Promise<Page<Parked>> {
    return this.#options.documents.find<Parked>({
      kind: 'parked',
      where: { status: { in: RETRIED } },
      orderBy: { field: 'createdAt' },
      limit,
      cursor,
    });
  }

  /** Everything that waits in a tenant, the oldest first. */
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
    const intents = parkedReaders(partner, programme, rolePolicy).map((reader): OutboxIntent => ({
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
