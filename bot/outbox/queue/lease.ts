import type { Documents, Partition } from '../../../workflow/kernel/ports.ts';
import { STATE_ID, stateKey } from '../../../workflow/records/records.ts';
import type { Time } from '../../runtime/time.ts';

/** The stored form. All moments are milliseconds since the epoch. */
interface LeaseRecord {
  readonly owner: string;
  readonly until: number;
  /** The next owner has to respect it, e.g. the pause Teams asked for. */
  readonly restUntil: number;
  /** By the owner's clock; absent in records of earlier releases. */
  readonly writtenAt?: number;
  readonly generation?: number;
}

export interface LeaseOptions {
  readonly documents: Documents;
  readonly partition: Partition;
  /** Unique per process. */
  readonly owner: string;
  readonly time: Pick<Time, 'now' | 'monotonic'>;
  /** Generation of the processes that live now; holders of another one are dead. Absent: unknown. */
  readonly generation?: number;
  /** The stored record was written ahead of this process's clock, by this many milliseconds. */
  readonly onClockBehind?: (milliseconds: number) => void;
}

/** How long a lease is held without being renewed: what a dead replica delays its work by. */
export const LEASE_MS = 20_000;
/** What is left of it when it is renewed: more than a request takes at most. */
const RENEWED_MS = 15_000;
/** How far the clocks of two replicas may be apart. */
export const SKEW_MS = 2_000;
/** The longest `Retry-After` that is obeyed. */
const LONGEST_REST_MS = 60 * 60_000;

/**
 * The exclusive right of one replica to do something, in one document guarded by ETag. It is
 * renewed while it is used, and expires when its owner dies.
 *
 * A record of another owner has expired by the wall clock, or, whatever the clocks say, when it has
 * not changed for the length of a lease, since a living owner renews it. So a clock that was set
 * back, or one that is ahead, cannot make it last longer. Whoever took such a record at once because
 * its end is too far ahead would take it from a living replica whose clock differs.
 */
export class Lease {
  readonly #options: LeaseOptions;
  #etag: string | undefined;
  #until = 0;
  /** The same end, by the monotonic clock. */
  #expires = 0;
  /** Monotonic. */
  #restUntil = 0;
  #term = 0;
  /** The record of another owner, and since when (monotonic) it has not changed. */
  #observed: { readonly etag: string; readonly since: number } | undefined;
  #last: Promise<unknown> = Promise.resolve();

  constructor(options: LeaseOptions) {
    this.#options = options;
  }

  /**
   * Milliseconds for which it may still be relied on; 0: not held. By the clock that leaves less:
   * the wall clock can be set back, and the monotonic one stands still while a machine sleeps.
   */
  get remaining(): number {
    const { time } = this.#options;
    return Math.max(0, Math.min(this.#until - time.now(), this.#expires - time.monotonic()));
  }

  /** Counts how often it was taken. In a new term another replica may have acted in between. */
  get term(): number {
    return this.#term;
  }

  /** The end of the pause that its owner, or the one before, was asked for; monotonic. */
  get restUntil(): number {
    return this.#restUntil;
  }

  /**
   * Takes it, or renews it when a quarter of it is over.
   * @returns the term, the same one as long as it is renewed; undefined: not held
   * @throws StoreUnavailable
   */
  async hold(): Promise<number | undefined> {
    if (this.remaining > RENEWED_MS) return this.#term;
    return this.#inTurn(async () => {
      if (this.remaining > RENEWED_MS) return this.#term;
      if (this.#etag !== undefined && (await this.#write(LEASE_MS))) return this.#term;
      return (await this.#take()) ? ++this.#term : undefined;
    });
  }

  /** Records a pause in milliseconds, which the next owner keeps too. */
  async rest(forMs: number): Promise<void> {
    this.#restUntil = Math.max(this.#restUntil, this.#options.time.monotonic() + forMs);
    await this.#inTurn(async () => this.#etag !== undefined && this.#write(this.remaining));
  }

  /** Ends it, so that another replica can take it at once. */
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

  async #take(): Promise<boolean> {
    const { documents, partition, owner, time, onClockBehind } = this.#options;
    this.#end();
    const stored = await documents.read<LeaseRecord>(stateKey(partition));
    this.#etag = stored?.etag;
    if (stored) {
      const now = time.now();
      const { body } = stored;
      if (body.owner !== owner && !this.#hasExpired(stored.etag, body)) {
        this.#etag = undefined;
        return false;
      }
      const writtenAt = body.writtenAt ?? body.until - LEASE_MS;
      if (writtenAt - now > LEASE_MS) onClockBehind?.(writtenAt - now);
      const rest = body.restUntil - Math.max(now, writtenAt);
      if (rest > 0 && rest <= LONGEST_REST_MS)
        this.#restUntil = Math.max(this.#restUntil, time.monotonic() + rest);
    }
    return this.#write(LEASE_MS);
  }

  #hasExpired(etag: string, { until, generation }: LeaseRecord): boolean {
    const { time, generation: living } = this.#options;
    if (until + SKEW_MS <= time.now()) return true;
    if (living !== undefined && generation !== undefined && generation !== living) return true;
    const monotonic = time.monotonic();
    if (this.#observed?.etag !== etag) this.#observed = { etag, since: monotonic };
    return monotonic - this.#observed.since >= LEASE_MS + SKEW_MS;
  }

  async #write(forMs: number): Promise<boolean> {
    const { documents, partition, owner, time, generation } = this.#options;
    const [now, monotonic] = [time.now(), time.monotonic()];
    const body: LeaseRecord = {
      owner,
      until: forMs === 0 ? 0 : now + forMs,
      restUntil: now + Math.max(0, this.#restUntil - monotonic),
      writtenAt: now,
      generation,
    };
    // When the machine itself has failed nobody is left who holds anything.
    const written = { id: STATE_ID, kind: 'lease', body, lasting: false } as const;
    const result = await documents.commit(partition, [
      this.#etag === undefined
        ? { op: 'create', ...written }
        : { op: 'replace', ...written, ifMatch: this.#etag },
    ]);
    this.#etag = result.ok ? result.etags[0] : undefined;
    if (result.ok) [this.#until, this.#expires] = [body.until, monotonic + forMs];
    else this.#end();
    return result.ok;
  }

  #end(): void {
    this.#until = 0;
    this.#expires = 0;
  }
}
