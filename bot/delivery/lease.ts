import type { Clock, Documents, Partition } from '../../workflow/ports.ts';
import { STATE_ID, stateKey } from '../../workflow/records.ts';

/** Who alone may do something, until when. */
interface LeaseRecord {
  readonly owner: string;
  /** Milliseconds since the epoch. */
  readonly until: number;
  /** What the next owner has to respect, e.g. the silence Teams asked for. */
  readonly restUntil: number;
}

export interface LeaseOptions {
  readonly documents: Documents;
  readonly partition: Partition;
  /** Unique per process. */
  readonly owner: string;
  readonly clock: Clock;
}

/** How long a lease is held without being renewed: what a dead replica delays its work by. */
export const LEASE_MS = 20_000;
/** What is left of it when it is renewed: more than a request takes at most. */
const RENEWED_MS = 15_000;
/** How far the clocks of two replicas may be apart. */
const SKEW_MS = 2_000;

/**
 * The right of one replica to do something alone, in one document guarded by ETag. It is renewed
 * while it is used; a replica that dies loses it by the passing of time.
 */
export class Lease {
  readonly #options: LeaseOptions;
  #etag: string | undefined;
  #until = 0;
  #restUntil = 0;
  #last: Promise<unknown> = Promise.resolve();

  constructor(options: LeaseOptions) {
    this.#options = options;
  }

  /** Until when it may be relied on; in the past: not held. */
  get until(): number {
    return this.#until;
  }

  /** What its owner, or the one before, was asked to wait for. */
  get restUntil(): number {
    return this.#restUntil;
  }

  /**
   * Takes it, or renews it when a quarter of it is over.
   * @returns whether it is held now
   * @throws StoreUnavailable
   */
  async hold(): Promise<boolean> {
    if (this.#until - this.#options.clock.now() > RENEWED_MS) return true;
    return this.#inTurn(async () => {
      const now = this.#options.clock.now();
      if (this.#until - now > RENEWED_MS) return true;
      if (this.#etag !== undefined && (await this.#write(now + LEASE_MS))) return true;
      return this.#take(now);
    });
  }

  /** Notes for whoever holds it next, too, that nothing may be done before the moment. */
  async rest(until: number): Promise<void> {
    this.#restUntil = Math.max(this.#restUntil, until);
    await this.#inTurn(async () => this.#etag !== undefined && this.#write(this.#until));
  }

  /** Lets the next one have it at once. */
  async release(): Promise<void> {
    await this.#inTurn(async () => {
      if (this.#etag !== undefined) await this.#write(0);
      this.#etag = undefined;
    });
  }

  /** One write at a time, else two of our own would refuse each other. */
  async #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const turn = this.#last.then(work);
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  async #take(now: number): Promise<boolean> {
    const { documents, partition, owner } = this.#options;
    this.#until = 0;
    const stored = await documents.read<LeaseRecord>(stateKey(partition));
    const others = stored !== undefined && stored.body.owner !== owner;
    if (others && stored.body.until + SKEW_MS > now) {
      this.#etag = undefined;
      return false;
    }
    this.#etag = stored?.etag;
    this.#restUntil = Math.max(this.#restUntil, stored?.body.restUntil ?? 0);
    return this.#write(now + LEASE_MS);
  }

  async #write(until: number): Promise<boolean> {
    const { documents, partition, owner } = this.#options;
    const body: LeaseRecord = { owner, until, restUntil: this.#restUntil };
    // When the machine itself has failed nobody is left who holds anything.
    const written = { id: STATE_ID, kind: 'lease', body, lasting: false } as const;
    const result = await documents.commit(partition, [
      this.#etag === undefined
        ? { op: 'create', ...written }
        : { op: 'replace', ...written, ifMatch: this.#etag },
    ]);
    this.#etag = result.ok ? result.etags[0] : undefined;
    this.#until = result.ok ? until : 0;
    return result.ok;
  }
}
