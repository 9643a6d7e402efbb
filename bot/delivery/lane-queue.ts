import type { RowDocument } from './outbox-rows.ts';

interface Queued {
  readonly row: RowDocument;
  readonly keys: readonly string[];
  notBefore: number;
  inFlight: boolean;
}

/**
 * The rows a lane has in hand: notices first, each kind in the order it came. Rows about one voucher, and rows for one
 * reader, go one after the other, so that a card is never sent beside its own update; all else goes
 * side by side.
 */
export class LaneQueue {
  /** Somebody waits for a notice; nobody misses a card's update for a moment. */
  readonly #notices = new Map<string, Queued>();
  readonly #updates = new Map<string, Queued>();
  readonly #busy = new Set<string>();
  /** The rows removed since the latest look began, as they were: by id, their etags. */
  readonly #removed = new Map<string, string>();

  /** Rows in hand, those in flight included. */
  get size(): number {
    return this.#notices.size + this.#updates.size;
  }

  /**
   * The store is about to be asked for more. Its answer may have been on the way while a row was
   * concluded, and still show it as it was before: such a row must not be told again.
   */
  beginLook(): void {
    this.#removed.clear();
  }

  /**
   * Rows that were found; one that is here already, or was removed as it stands, changes nothing.
   */
  add(rows: readonly RowDocument[]): void {
    for (const row of rows) {
      const id = idOf(row);
      const queued = this.#holding(row);
      if (!queued.has(id) && this.#removed.get(id) !== row.etag)
        queued.set(id, { row, keys: keysOf(row), notBefore: 0, inFlight: false });
    }
  }

  /** The next one that nothing stands in the way of; it is in flight until it is removed or put off. */
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

  /** How many could go now, side by side. */
  ready(now: number): number {
    const blocked = new Set(this.#busy);
    let count = 0;
    for (const queued of this.#all()) {
      if (queued.inFlight) continue;
      if (queued.notBefore <= now && !queued.keys.some((key) => blocked.has(key))) count++;
      queued.keys.forEach((key) => blocked.add(key));
    }
    return count;
  }

  clear(): void {
    this.#notices.clear();
    this.#updates.clear();
    this.#busy.clear();
  }

  /** The row is done with as it stands; read again unchanged it is not added. */
  remove(row: RowDocument): void {
    const queued = this.#holding(row).get(idOf(row));
    if (queued?.inFlight) queued.keys.forEach((key) => this.#busy.delete(key));
    this.#holding(row).delete(idOf(row));
    this.#removed.set(idOf(row), row.etag);
  }

  /** Keeps its place, but is not taken before the moment. */
  putOff(row: RowDocument, until: number): void {
    const queued = this.#holding(row).get(idOf(row));
    if (!queued) return;
    queued.keys.forEach((key) => this.#busy.delete(key));
    queued.inFlight = false;
    queued.notBefore = until;
  }

  releaseAll(): void {
    for (const queued of this.#all()) queued.notBefore = 0;
  }

  /** When the first of those put off may go. */
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

  #holding({ body }: RowDocument): Map<string, Queued> {
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
