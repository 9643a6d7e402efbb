import type { RowDocument } from './outbox-rows.ts';

interface Queued {
  readonly row: RowDocument;
  readonly keys: readonly string[];
  notBefore: number;
  inFlight: boolean;
}

/**
 * In-memory send queue: notices before card updates, FIFO within each. Rows for the same voucher or
 * recipient are serialized, so that a card is never sent concurrently with its own update.
 */
export class SendQueue {
  readonly #notices = new Map<string, Queued>();
  readonly #updates = new Map<string, Queued>();
  readonly #busy = new Set<string>();
  /** Etags of the rows removed since the latest poll began, by id. */
  readonly #removed = new Map<string, string>();

  /** Number of rows, those in flight included. */
  get size(): number {
    return this.#notices.size + this.#updates.size;
  }

  /**
   * Call before the store is queried: `add` then ignores a row that was completed during the query.
   * The result may hold its old version, which would be sent again.
   */
  beginPoll(): void {
    this.#removed.clear();
  }

  /** Ignores rows that are already queued, or were removed with the same etag during the poll. */
  add(rows: readonly RowDocument[]): void {
    for (const row of rows) {
      const id = idOf(row);
      const queued = this.#queueOf(row);
      if (!queued.has(id) && this.#removed.get(id) !== row.etag)
        queued.set(id, { row, keys: keysOf(row), notBefore: 0, inFlight: false });
    }
  }

  /** Takes the next row that is not blocked; it is in flight until it is removed or deferred. */
  take(now: number): RowDocument | undefined {
    const blocked = new Set(this.#busy);
    for (const queued of this.#all()) {
      if (queued.inFlight) continue;
      const free = queued.notBefore <= now && !queued.keys.some((key) => blocked.has(key));
      if (free) {
        queued.inFlight = true;
        queued.keys.forEach((key) => this.#busy.add(key));
        return queued.row;
      }
      queued.keys.forEach((key) => blocked.add(key));
    }
    return undefined;
  }

  clear(): void {
    this.#notices.clear();
    this.#updates.clear();
    this.#busy.clear();
  }

  /** Removes a completed row; `add` ignores it if it is read again unchanged. */
  remove(row: RowDocument): void {
    const queued = this.#queueOf(row).get(idOf(row));
    if (queued?.inFlight) queued.keys.forEach((key) => this.#busy.delete(key));
    this.#queueOf(row).delete(idOf(row));
    this.#removed.set(idOf(row), row.etag);
  }

  /** Returns a row to its position in the queue; `take` skips it until then. */
  defer(row: RowDocument, until: number): void {
    const queued = this.#queueOf(row).get(idOf(row));
    if (!queued) return;
    queued.keys.forEach((key) => this.#busy.delete(key));
    queued.inFlight = false;
    queued.notBefore = until;
  }

  /** Ends all deferrals. */
  releaseAll(): void {
    for (const queued of this.#all()) queued.notBefore = 0;
  }

  /** Earliest end of a deferral. */
  nextAt(now: number): number | undefined {
    const moments = [...this.#all()]
      .filter((queued) => !queued.inFlight && queued.notBefore > now)
      .map((queued) => queued.notBefore);
    return moments.length === 0 ? undefined : Math.min(...moments);
  }

  *#all(): Generator<Queued> {
    yield* this.#notices.values();
    yield* this.#updates.values();
  }

  #queueOf({ body }: RowDocument): Map<string, Queued> {
    return body.kind === 'living-cards' ? this.#updates : this.#notices;
  }
}

const idOf = (row: RowDocument): string => `${row.aggregateId}\n${row.id}`;

function keysOf({ body }: RowDocument): readonly string[] {
  return [
    ...(body.voucherId === undefined ? [] : [`voucher:${body.voucherId}`]),
    ...(body.readerId === undefined ? [] : [`reader:${body.readerId}`]),
  ];
}
