import type { OutboxRows, RowDocument } from './outbox-rows.ts';

const PAGE = 200;

/**
 * Looks through what is due, page after page and then from the beginning, so that what stands at
 * the front, e.g. for a thread that is full, does not hide what comes behind it.
 */
export class DueScan {
  readonly #rows: OutboxRows;
  readonly #tenantId: string | undefined;
  #before = 0;
  #cursor: string | undefined;

  /** @param tenantId absent: all tenants */
  constructor(rows: OutboxRows, tenantId?: string) {
    this.#rows = rows;
    this.#tenantId = tenantId;
  }

  /** Whether the next page is not the first. */
  get isUnderWay(): boolean {
    return this.#cursor !== undefined;
  }

  /** The next page; what became due since the first one comes with the next time through. */
  async next(now: number): Promise<readonly RowDocument[]> {
    if (this.#cursor === undefined) this.#before = now;
    const cursor = this.#cursor;
    this.#cursor = undefined;
    const page = await this.#rows.due(this.#tenantId, this.#before, PAGE, cursor);
    this.#cursor = page.cursor;
    return page.documents;
  }
}
