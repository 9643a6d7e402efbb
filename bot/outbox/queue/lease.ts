import type { Documents, Partition } from '../../../workflow/kernel/ports.ts';
import { STATE_ID, stateKey } from '../../../workflow/records/records.ts';
import type { Time } from '../../runtime/time.ts';

/** Stored form. All times are milliseconds since the epoch. */
interface LeaseRecord {
  readonly owner: string;
  readonly until: number;
  /** End of the pause that Teams asked for; the next owner respects it too. */
  readonly restUntil: number;
  /** Time of the write by the owner's clock; absent in records of earlier releases. */
  readonly writtenAt?: number;
  readonly generation?: number;
}

export interface LeaseOptions {
  readonly documents: Documents;
  readonly partition: Partition;
  /** Unique per process. */
  readonly owner: string;
  readonly time: Pick<Time, 'now' | 'monotonic'>;
  /** Generation of the running processes: holders of another one are dead. Absent: unknown. */
  readonly generation?: number;
  /** Called if the stored record is ahead of this process's clock. */
  readonly onClockBehind?: (milliseconds: number) => void;
}

/** Duration of a lease; the work of a crashed replica waits up to this long. */
export const LEASE_MS = 20_000;
/** A lease with less than this left is renewed; more than a request takes at most. */
const RENEWED_MS = 15_000;
/** Maximum difference between the clocks of two replicas. */
export const SKEW_MS = 2_000;
/** Longest `Retry-After` that is respected. */
const LONGEST_REST_MS = 60 * 60_000;

/**
 * Exclusive right of one replica, stored in one document and guarded by its ETag. It is renewed on
 * use and expires when its owner stops.
 *
 * Another owner's record has expired by the wall clock, or when it did not change for the length of
 * a lease by this process's monotonic clock, since a running owner renews it. So a clock that is
 * ahead, or was set back, cannot prolong it. An end too far ahead alone proves nothing: the owner's
 * clock may differ.
 */
export class Lease {
  readonly #options: LeaseOptions;
  #etag: string | undefined;
  #until = 0;
  /** The same end by the monotonic clock. */
  #expires = 0;
  /** Monotonic. */
  #restUntil = 0;
  #term = 0;
  /** Another owner's record, and the monotonic time at which this version was first read. */
  #observed: { readonly etag: string; readonly since: number } | undefined;
  #last: Promise<unknown> = Promise.resolve();

  constructor(options: LeaseOptions) {
    this.#options = options;
  }

  /**
   * Milliseconds left; 0 if the lease is not held. The smaller of both clocks' values: the wall
   * clock can be set back, and the monotonic one stops while the machine sleeps.
   */
  get remaining(): number {
    const { time } = this.#options;
    return Math.max(0, Math.min(this.#until - time.now(), this.#expires - time.monotonic()));
  }

  /** Number of times the lease was taken. Between two terms another replica may have held it. */
  get term(): number {
    return this.#term;
  }

  /** Monotonic end of the pause requested by Teams, from this owner or the former one. */
  get restUntil(): number {
    return this.#restUntil;
  }

  /**
   * Takes the lease, or renews it when a quarter of it has passed.
   * @returns the term, the same for each renewal; undefined if another replica holds it
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

  /** Records a pause, which the next owner respects too. */
  async rest(forMs: number): Promise<void> {
    this.#restUntil = Math.max(this.#restUntil, this.#options.time.monotonic() + forMs);
    await this.#inTurn(async () => this.#etag !== undefined && this.#write(this.remaining));
  }

  /** Ends the lease, so that another replica can take it at once. */
  async release(): Promise<void> {
    await this.#inTurn(async () => {
      if (this.#etag !== undefined) await this.#write(0);
      this.#etag = undefined;
    });
  }

  /** Serializes the writes: concurrent ones of this process would conflict. */
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
    // If the machine crashes, no owner is left whose lease must be read again.
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
