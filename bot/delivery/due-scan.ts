import type { OutboxRows, RowDocument } from './outbox-rows.ts';

const PAGE = 200;
/** Age up to which a due row counts as new; longer than a commit and the skew of two clocks. */
const NEW_MS = 10_000;
/** Longer than any deferral. */
const ALL_MS = 366 * 24 * 60 * 60 * 1000;

/**
 * Looks through what is due, page after page and then from the beginning, so that what stands at
 * the front, e.g. for a thread that is full, does not hide what comes behind it.
 */
export class DueScan {
  readonly #rows: OutboxRows;
  readonly #tenantId: string | undefined;
  #before = 0;
  #cursor: string | undefined;
  #looksAtAll = false;

  /** @param tenantId absent: all tenants */
  constructor(rows: OutboxRows, tenantId?: string) {
    this.#rows = rows;
    this.#tenantId = tenantId;
  }

  /** Whether the next page is not the first. */
  get isUnderWay(): boolean {
    return this.#cursor !== undefined;
  }

  /**
   * The next scan returns rows that are not due yet, too: their `dueAt` may come from a clock that
   * has been set back since. A row that is returned too early is deferred again.
   */
  lookAtAll(): void {
    this.#looksAtAll = true;
    this.#cursor = undefined;
  }

  /** The next page; what became due since the first one comes with the next time through. */
  async next(now: number): Promise<readonly RowDocument[]> {
    if (this.#cursor === undefined) {
      this.#before = this.#looksAtAll ? now + ALL_MS : now;
      this.#looksAtAll = false;
    }
    const cursor = this.#cursor;
    this.#cursor = undefined;
    const page = await this.#rows.due(this.#tenantId, this.#before, PAGE, cursor);
    this.#cursor = page.cursor;
    return page.documents;
  }

  /** What became due just now, however much stands before it. */
  async latest(now: number): Promise<readonly RowDocument[]> {
    const page = await this.#rows.dueFrom(this.#tenantId, now - NEW_MS, PAGE);
    return page.documents.filter(({ body }) => Date.parse(body.dueAt) <= now);
  }
}
