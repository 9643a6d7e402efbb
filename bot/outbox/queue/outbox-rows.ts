import { toInstant } from '../../../workflow/kernel/day.ts';
import { outboxIndex } from '../../../workflow/notices/outbox.ts';
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

/** How long its id is remembered, so that it is not made again. */
const REMEMBERED_SECONDS = 400 * 24 * 60 * 60;

/** What has an id of its own making, and is made once however often the clock looks. */
const ONCE: readonly NoticeKind[] = ['reminder', 'reader-unknown'];

/** What is still to be told, as the store holds it. */
export class OutboxRows {
  readonly #documents: Documents;

  constructor(documents: Documents) {
    this.#documents = documents;
  }

  /** Pending rows due by the moment, the longest due first. */
  due(
    tenantId: string | undefined,
    now: number,
    limit: number,
    cursor?: string,
  ): Promise<Page<OutboxRow>> {
    return this.#pending(tenantId, { lte: toInstant(now) }, limit, cursor);
  }

  /** Pending rows due at the moment or later, the first due first. */
  dueFrom(
    tenantId: string | undefined,
    from: number,
    limit: number,
    cursor?: string,
  ): Promise<Page<OutboxRow>> {
    return this.#pending(tenantId, { gte: toInstant(from) }, limit, cursor);
  }

  /** What one change left to tell. */
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
   * For one reader, a person id or the e-mail address she was named by: what waits for her, or what
   * is pending and told together.
   */
  async ofReader(
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
   * Makes due what waits to be tried again because of an answer of Teams, or for want of one; what
   * waits for its recipient stays as it is.
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

  /** In one state, the oldest first. */
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

  /** @param tenantId undefined: all tenants */
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

/** Why a row is tried again later, see `classify-response.ts`. */
const FAILED_TO_SEND = /^(?:teams-\d|not-sent$|unknown$|no-token$)/u;

/** The row is done with. What is told once only leaves its id behind. */
export function settledWrite(row: RowDocument): Write {
  return ONCE.includes(row.body.kind)
    ? {
        op: 'replace',
        id: row.id,
        kind: 'outbox-done',
        body: {},
        ttlSeconds: REMEMBERED_SECONDS,
        ifMatch: row.etag,
      }
    : { op: 'delete', id: row.id, ifMatch: row.etag, ...mayBeTwice(row) };
}

/** An update in place can be made again without harm; a message must not be sent again. */
const mayBeTwice = ({ body }: RowDocument): { readonly lasting?: false } =>
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
