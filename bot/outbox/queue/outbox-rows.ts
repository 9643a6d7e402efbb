import { toInstant } from '../../../workflow/kernel/day.ts';
import { outboxIndex, REMINDERS } from '../../../workflow/notices/outbox.ts';
import type {
  Condition,
  Documents,
  Page,
  Partition,
  StoredDocument,
  Write,
} from '../../../workflow/kernel/ports.ts';
import type { NoticeKind, OutboxRow } from '../../../workflow/records/records.ts';

export type RowDocument = StoredDocument<OutboxRow>;

/** Lifetime of the id of a row that is created only once. */
const REMEMBERED_SECONDS = 400 * 24 * 60 * 60;

/** Kinds whose id is derived from their content, so that each is created only once. */
const CREATED_ONCE: readonly NoticeKind[] = [
  ...REMINDERS,
  'reader-unknown',
  'role-missing',
  'person-gone',
];

/** Queries for outbox rows. */
export class OutboxRows {
  readonly #documents: Documents;

  constructor(documents: Documents) {
    this.#documents = documents;
  }

  /** Pending rows due by `now`, ordered by `dueAt`. */
  due(
    tenantId: string | undefined,
    now: number,
    limit: number,
    cursor?: string,
  ): Promise<Page<OutboxRow>> {
    return this.#pending(tenantId, { lte: toInstant(now) }, limit, cursor);
  }

  /** Pending rows due at `from` or later, ordered by `dueAt`. */
  dueFrom(
    tenantId: string | undefined,
    from: number,
    limit: number,
    cursor?: string,
  ): Promise<Page<OutboxRow>> {
    return this.#pending(tenantId, { gte: toInstant(from) }, limit, cursor);
  }

  /** Pending and waiting rows of one aggregate. */
  async inPartition(partition: Partition): Promise<readonly RowDocument[]> {
    const page = await this.#documents.find<OutboxRow>({
      ...partition,
      kind: 'outbox',
      where: { status: { in: ['pending', 'waiting'] } },
      limit: 100,
    });
    return page.documents;
  }

  /**
   * Rows of one recipient.
   * @param reader person id, or the e-mail address while the person is unknown
   */
  async ofRecipient(
    tenantId: string,
    reader: string,
    status: 'pending' | 'waiting',
    limit = 100,
  ): Promise<readonly RowDocument[]> {
    const page = await this.#documents.find<OutboxRow>({
      kind: 'outbox',
      tenantId,
      where: { readerId: { eq: reader }, status: { eq: status } },
      limit,
    });
    return page.documents;
  }

  /**
   * Makes the rows due that are retried because of a response of Teams or a missing one; rows
   * deferred for their recipient are left alone.
   */
  async retryNow(tenantId: string, now: number): Promise<void> {
    const dueAt = toInstant(now);
    let cursor: string | undefined;
    do {
      const page: Page<OutboxRow> = await this.#documents.find<OutboxRow>({
        kind: 'outbox',
        tenantId,
        where: { status: { eq: 'pending' }, dueAt: { gte: dueAt } },
        orderBy: { field: 'dueAt', descending: true },
        limit: 200,
        cursor,
      });
      const failed = page.documents.filter(
        ({ body }) => body.dueAt > dueAt && FAILED_TO_SEND.test(body.because ?? ''),
      );
      await Promise.all(
        failed.map((row) => this.#documents.commit(row, [changedWrite(row, { dueAt })])),
      );
      cursor = page.cursor;
    } while (cursor !== undefined);
  }

  /** Rows in one state, oldest first. */
  inState(
    status: OutboxRow['status'],
    limit: number,
    cursor?: string,
    tenantId?: string,
  ): Promise<Page<OutboxRow>> {
    return this.#documents.find<OutboxRow>({
      kind: 'outbox',
      tenantId,
      where: { status: { eq: status } },
      orderBy: { field: 'createdAt' },
      limit,
      cursor,
    });
  }

  /** @param tenantId undefined for all tenants */
  #pending(
    tenantId: string | undefined,
    dueAt: Condition,
    limit: number,
    cursor: string | undefined,
  ): Promise<Page<OutboxRow>> {
    return this.#documents.find<OutboxRow>({
      kind: 'outbox',
      tenantId,
      where: { status: { eq: 'pending' }, dueAt },
      orderBy: { field: 'dueAt' },
      limit,
      cursor,
    });
  }
}

/** Values of `because` that `classify-response.ts` sets. */
const FAILED_TO_SEND = /^(?:teams-\d|not-sent$|unknown$|no-token$)/u;

/** Completes a row. A kind that is created only once leaves its id behind. */
export function settledWrite(row: RowDocument): Write {
  return CREATED_ONCE.includes(row.body.kind)
    ? {
        op: 'replace',
        id: row.id,
        kind: 'outbox-done',
        body: {},
        ttlSeconds: REMEMBERED_SECONDS,
        ifMatch: row.etag,
      }
    : { op: 'delete', id: row.id, ifMatch: row.etag, ...durabilityOf(row) };
}

/** A repeated card update is harmless, so a crash may bring its row back; a notice's must not. */
const durabilityOf = ({ body }: RowDocument): { readonly lasting?: false } =>
  body.kind === 'living-cards' ? { lasting: false } : {};

export function changedWrite(
  row: RowDocument,
  changes: Partial<OutboxRow>,
  ttlSeconds?: number,
): Write {
  const body: OutboxRow = { ...row.body, ...changes };
  return {
    op: 'replace',
    id: row.id,
    kind: 'outbox',
    body,
    index: outboxIndex(body),
    ttlSeconds,
    ifMatch: row.etag,
  };
}
