import type { OutboxRows, RowDocument } from './outbox-rows.ts';

const PAGE = 200;
/** Maximum age of a new due row; more than a commit and the clock skew take. */
const NEW_MS = 10_000;
/** Longer than any deferral. */
const ALL_MS = 366 * 24 * 60 * 60 * 1000;

/**
 * Reads due rows page by page, then starts over, so that rows that stay due, e.g. those of a
 * throttled thread, do not hide the others.
 */
export class DueScan {
  readonly #rows: OutboxRows;
  readonly #tenantId: string | undefined;
  #before = 0;
  #cursor: string | undefined;
  #includesFuture = false;

  /** @param tenantId undefined for all tenants */
  constructor(rows: OutboxRows, tenantId?: string) {
    this.#rows = rows;
    this.#tenantId = tenantId;
  }

  /** True between the first page and the last. */
  get isMidScan(): boolean {
    return this.#cursor !== undefined;
  }

  /**
   * Makes the next scan return rows that are not due yet too: their `dueAt` may come from a clock
   * that was set back since. A row that is read too early is deferred again.
   */
  includeFuture(): void {
    this.#includesFuture = true;
    this.#cursor = undefined;
  }

  /** The next page. Rows that became due since the first page come with the next scan. */
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

  /** The first page of rows that became due in the last 10 s, whatever the backlog. */
  async latest(now: number): Promise<readonly RowDocument[]> {
    const page = await this.#rows.dueFrom(this.#tenantId, now - NEW_MS, PAGE);
    return page.documents.filter(({ body }) => Date.parse(body.dueAt) <= now);
  }
}
