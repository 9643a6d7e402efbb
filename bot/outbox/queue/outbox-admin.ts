import { toInstant } from '../../../workflow/kernel/day.ts';
import type { Clock, Documents } from '../../../workflow/kernel/ports.ts';
import type { OutboxRow } from '../../../workflow/records/records.ts';
import { changedWrite, OutboxRows, type RowDocument } from './outbox-rows.ts';
import { printableId } from './recipient-key.ts';

const PAGE = 100;
const STATES = ['dead', 'waiting', 'pending'] as const satisfies readonly OutboxRow['status'][];

/** Operator commands for outbox rows; they work while the bot runs and while it does not. */
export class OutboxAdmin {
  readonly #documents: Documents;
  readonly #clock: Clock;
  readonly #rows: OutboxRows;

  constructor(documents: Documents, clock: Clock) {
    this.#documents = documents;
    this.#clock = clock;
    this.#rows = new OutboxRows(documents);
  }

  /** Rows in one state, oldest first. @param tenantId undefined for all tenants */
  async list(
    status: OutboxRow['status'],
    limit: number,
    tenantId?: string,
  ): Promise<readonly OutboxRow[]> {
    const rows: OutboxRow[] = [];
    for await (const row of this.#inState(status, tenantId)) {
      rows.push(row.body);
      if (rows.length === limit) break;
    }
    return rows;
  }

  /** Undefined if there is no such row, or it was completed. */
  async show(outboxId: string): Promise<OutboxRow | undefined> {
    return (await this.#find(outboxId))?.body;
  }

  /** Makes a row due now and resets its attempts. @returns false if there is no such row */
  async replay(outboxId: string): Promise<boolean> {
    return this.#change(outboxId, (row) =>
      changedWrite(row, {
        status: 'pending',
        attempts: 0,
        dueAt: toInstant(this.#clock.now()),
        because: undefined,
      }),
    );
  }

  /** Deletes the row. @returns false if there is no such row */
  async drop(outboxId: string): Promise<boolean> {
    return this.#change(outboxId, (row) => ({ op: 'delete', id: row.id, ifMatch: row.etag }));
  }

  /** Reads the row again if it was changed concurrently. */
  async #change(
    outboxId: string,
    write: (row: RowDocument) => Parameters<Documents['commit']>[1][number],
  ): Promise<boolean> {
    for (;;) {
      const row = await this.#find(outboxId);
      if (row === undefined) return false;
      if ((await this.#documents.commit(row, [write(row)])).ok) return true;
    }
  }

  async #find(outboxId: string): Promise<RowDocument | undefined> {
    for (const status of STATES)
      for await (const row of this.#inState(status))
        if (row.body.outboxId === outboxId || printableId(row.body) === outboxId) return row;
    return undefined;
  }

  async *#inState(status: OutboxRow['status'], tenantId?: string): AsyncGenerator<RowDocument> {
    let cursor: string | undefined;
    do {
      const page = await this.#rows.inState(status, PAGE, cursor, tenantId);
      yield* page.documents;
      cursor = page.cursor;
    } while (cursor !== undefined);
  }
}
