import type { OutboxRows, RowDocument } from './outbox-rows.ts';

const PAGE = 200;
/** Age up to which a due row counts as new; longer than a commit and the skew of two clocks. */
const NEW_MS = 10_000;
/** Longer than any deferral. */
const ALL_MS = 366 * 24 * 60 * 60 * 1000;

/**
 * Reads due rows page by page and then from the beginning, so that the oldest ones, e.g. those of a
 * throttled thread, do not hide the others.
 */
export class DueScan {
  readonly #rows: OutboxRows;
  readonly #tenantId: string | undefined;
  #before = 0;
  #cursor: string | undefined;
  #includesFuture = false;

  /** @param tenantId absent: all tenants */
  constructor(rows: OutboxRows, tenantId?: string) {
    this.#rows = rows;
    this.#tenantId = tenantId;
  }

  /** Whether the next page is not the first. */
  get isMidScan(): boolean {
    return this.#cursor !== undefined;
  }

  /**
   * The next scan returns rows that are not due yet, too: their `dueAt` may come from a clock that
   * has been set back since. A row that is returned too early is deferred again.
   */
  includeFuture(): void {
    this.#includesFuture = true;
    this.#cursor = undefined;
  }

  /** The next page; rows that became due since the first one come with the next scan. */
  async next(now: number): Promise<readonly RowDocument[]> {
    if (this.#cursor === undefined) {
      this.#before = this.#includesFuture ? now + ALL_MS : now;
      this.#includesFuture = false;
    }
    const cursor = this.#cursor;
    this.#cursor = undefined;
    const page = await this.#rows.due(this.#tenantId, this.#before, PAGE, cursor);
    this.#cursor = page.cursor;
    return page.documents;
  }

  /** Rows that became due in the last seconds, whatever the backlog. */
  async latest(now: number): Promise<readonly RowDocument[]> {
    const page = await this.#rows.dueFrom(this.#tenantId, now - NEW_MS, PAGE);
    return page.documents.filter(({ body }) => Date.parse(body.dueAt) <= now);
  }
}
