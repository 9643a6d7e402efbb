import { StoreUnavailable, type Documents, type Partition } from '../../workflow/kernel/ports.ts';
import type { Log } from '../telemetry/log.ts';
import { inSpan, outOfSpan } from '../telemetry/tracing.ts';
import { backoffMs } from './backoff.ts';
import { conclude, type OnNotice } from './conclude.ts';
import { DueScan } from './due-scan.ts';
import type { Handled } from './handled.ts';
import { LaneQueue } from './lane-queue.ts';
import type { Lease } from './lease.ts';
import type { OutboxRows, RowDocument } from './outbox-rows.ts';
import { printableId } from './reader-key.ts';
import { Slots, type Place } from './slots.ts';
import type { Limits } from './teams-limits.ts';
import type { Time } from '../runtime/time.ts';

export interface LaneOptions {
  readonly tenantId: string;
  readonly documents: Documents;
  readonly rows: OutboxRows;
  readonly lease: Lease;
  readonly limits: Limits;
  readonly time: Time;
  readonly random: () => number;
  readonly log: Log;
  readonly onNotice?: OnNotice;
  /** How many messages may be under way, or sent and not yet written down, at once. */
  readonly inFlight: number;
  /**
   * Does what a row asks for, from the place it takes before it sends; it rejects only when the
   * store is away or on a fault of ours.
   */
  readonly handle: (row: RowDocument, place: Place) => Promise<Handled>;
}

/** How often the holder looks for what other replicas have left to tell. */
const POLL_MS = 1_000;
/** The lane is given up after so long without anything to tell. */
const IDLE_MS = 10_000;
/** So many times as many rows are worked on as may be under way: read and filled in beforehand. */
const AHEAD = 2;
/** Rows in hand that could go now, before more are looked for. */
const ENOUGH = 100;
/** Rows in hand at all; those of a thread that is full stay until it is free. */
const MOST_IN_HAND = 5_000;

/**
 * Everything told to one tenant, by the one replica that holds its lease: so that Teams' limits are
 * kept in one place, and no message is sent by two. The lease stands for a claim of each row: it
 * outlasts every request made under it.
 */
export class Lane {
  readonly #options: LaneOptions;
  readonly #queue = new LaneQueue();
  readonly #slots: Slots;
  readonly #due: DueScan;
  readonly #underWay = new Set<Promise<void>>();
  readonly #nudged = new Map<string, Partition>();
  #running: Promise<void> | undefined;
  #wakeUp = new AbortController();
  /** Of the lease, in which the rows in hand were read. */
  #term = 0;
  #lookedAt = -Infinity;
  #usedAt = 0;
  #goesOn = false;
  #recovered = false;
  #stopping = false;

  constructor(options: LaneOptions) {
    this.#options = options;
    this.#slots = new Slots(options.inFlight);
    this.#due = new DueScan(options.rows, options.tenantId);
  }

  /** There is something to tell, in this partition if it is given. Returns at once. */
  wake(partition?: Partition): void {
    if (this.#stopping) return;
    if (partition) this.#nudged.set(partition.aggregateId, partition);
    else this.#lookedAt = -Infinity;
    this.#wakeUp.abort();
    this.#running ??= outOfSpan(() => this.#run()).finally(() => {
      this.#running = undefined;
      // Nudged while the lane was being given up.
      if (this.#nudged.size > 0) this.wake();
    });
  }

  /** Reads all pending rows whatever their `dueAt`: the wall clock was set back. */
  lookAtAll(): void {
    this.#due.lookAtAll();
    this.wake();
  }

  /** Teams answers again: sends what the outage deferred. Returns at once. */
  recover(): void {
    this.#recovered = true;
    this.#queue.releaseAll();
    this.wake();
  }

  /** Finishes what is under way and gives the lane up. */
  async stop(): Promise<void> {
    this.#stopping = true;
    this.#wakeUp.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    const { time, random, log, tenantId } = this.#options;
    this.#usedAt = time.monotonic();
    for (let failures = 0; ;) {
      this.#wakeUp = new AbortController();
      try {
        if (!(await this.#step())) break;
        failures = 0;
        await time.wait(this.#pause(), this.#wakeUp.signal);
      } catch (error) {
        log.error('delivery-failed', { tenantId, error });
        if (this.#stopping) break;
        await time.wait(backoffMs(Math.min(++failures, 3), random()));
      }
    }
    await Promise.all(this.#underWay);
    // Whoever holds the lane looks for what is left here.
    this.#queue.clear();
    this.#nudged.clear();
    await this.#giveUp();
  }

  /** @returns whether to go on: the lane is ours and there was something to do of late */
  async #step(): Promise<boolean> {
    const { lease, limits, time } = this.#options;
    const idleMs = time.monotonic() - this.#usedAt;
    if (this.#stopping || (this.#isIdle() && idleMs >= IDLE_MS)) return false;
    const term = await lease.hold();
    if (term === undefined) return false;
    if (term !== this.#term) await this.#beginTerm(term);
    limits.pauseUntil(lease.restUntil);
    await this.#look();
    this.#dispatch();
    return true;
  }

  /**
   * Between two terms another replica may have held the lease: rows read in the former one are
   * read again, and what is in flight is waited for first.
   */
  async #beginTerm(term: number): Promise<void> {
    this.#queue.clear();
    await Promise.all(this.#underWay);
    this.#queue.clear();
    this.#lookedAt = -Infinity;
    this.#term = term;
  }

  #isIdle(): boolean {
    return this.#queue.size === 0 && this.#underWay.size === 0 && this.#nudged.size === 0;
  }

  /** Fetches what was nudged, and from time to time whatever is due. */
  async #look(): Promise<void> {
    const { rows, time, tenantId } = this.#options;
    if (this.#recovered) {
      await rows.retryNow(tenantId, time.now());
      this.#recovered = false;
    }
    this.#queue.beginLook();
    const partitions = [...this.#nudged.values()];
    this.#nudged.clear();
    const found = await Promise.all(partitions.map((partition) => rows.inPartition(partition)));
    this.#queue.add(found.flat().filter((row) => this.#isDue(row)));

    const now = time.monotonic();
    const isTime = now - this.#lookedAt >= POLL_MS;
    if (isTime) this.#lookedAt = now;
    const enough = this.#queue.ready(now) >= ENOUGH || this.#queue.size >= MOST_IN_HAND;
    // With a backlog a time through takes long: a notice that another replica made is found first.
    if (isTime && (enough || this.#due.isUnderWay))
      this.#queue.add(await this.#due.latest(time.now()));
    if (enough || !(isTime || this.#due.isUnderWay)) return;
    this.#queue.add(await this.#due.next(time.now()));
  }

  /** A row that just waits for its reader is looked at once, to tell the admins. */
  #isDue({ body }: RowDocument): boolean {
    const due = Date.parse(body.dueAt) <= this.#options.time.now();
    return due && (body.status === 'pending' || body.because === undefined);
  }

  /** @returns whether anything has begun */
  #dispatch(): boolean {
    const { time } = this.#options;
    let begun = false;
    while (this.#hasRoom()) {
      const row = this.#queue.take(time.monotonic());
      if (!row) break;
      begun = true;
      this.#usedAt = time.monotonic();
      const work: Promise<void> = this.#tell(row).finally(() => {
        this.#underWay.delete(work);
        this.#goOn();
      });
      this.#underWay.add(work);
    }
    return begun;
  }

  /**
   * The next rows while there are some in hand, else a look for more. Not before the sockets were
   * written to, which they are after whatever else this turn of the loop does: first goes out what
   * has its place already. Teams answers it while the next cards are filled in, and those that
   * were answered meanwhile are written down together.
   */
  #goOn(): void {
    if (this.#goesOn) return;
    this.#goesOn = true;
    const next = (): void => {
      this.#goesOn = false;
      const { lease } = this.#options;
      const isOurs = !this.#stopping && lease.term === this.#term && lease.remaining > POLL_MS;
      if (!isOurs || !this.#dispatch()) this.#wakeUp.abort();
    };
    // By the next tick those who were given a place have asked for their socket.
    process.nextTick(() => setImmediate(next));
  }

  #hasRoom(): boolean {
    return this.#underWay.size < this.#options.inFlight * AHEAD;
  }

  async #tell(row: RowDocument): Promise<void> {
    const { tenantId, correlationId, kind, traceparent: causedBy } = row.body;
    const facts = { tenantId, correlationId, kind };
    const factsOf = (handled: Handled) => ({ outcome: handled.kind });
    await inSpan({ name: 'notice', facts, causedBy, factsOf }, () => this.#tellOne(row));
  }

  async #tellOne(row: RowDocument): Promise<Handled> {
    const { time } = this.#options;
    const place = this.#slots.place();
    const handled = await this.#handle(row, place);
    if (handled.kind === 'later') this.#queue.putOff(row, time.monotonic() + handled.afterMs);
    else {
      if (handled.kind !== 'moved') await this.#conclude(row, handled);
      this.#queue.remove(row);
      if (handled.kind === 'settled') handled.also?.forEach((other) => this.#queue.remove(other));
    }
    place.giveBack();
    this.#usedAt = time.monotonic();
    return handled;
  }

  async #handle(row: RowDocument, place: Place): Promise<Handled> {
    const { handle, log, tenantId } = this.#options;
    try {
      return await handle(row, place);
    } catch (error) {
      log.error('delivery-failed', { tenantId, outboxId: printableId(row.body), error });
      return error instanceof StoreUnavailable
        ? { kind: 'later', afterMs: POLL_MS }
        : { kind: 'again', because: 'fault' };
    }
  }

  /** What was sent must be written down, or it is sent again: tried as long as the lane lives. */
  async #conclude(
    row: RowDocument,
    handled: Exclude<Handled, { readonly kind: 'later' | 'moved' }>,
  ): Promise<void> {
    const { time, random, log, onNotice, documents, tenantId } = this.#options;
    const options = { documents, random, log, onNotice, now: () => time.now() };
    for (let failures = 1; ; failures++) {
      try {
        await conclude(options, row, handled);
        return;
      } catch (error) {
        log.error('delivery-failed', { tenantId, outboxId: printableId(row.body), error });
        if (this.#stopping && failures > 2) return;
        await time.wait(backoffMs(Math.min(failures, 3), random()));
      }
    }
  }

  /** Until the next row that was put off, or the next look for new ones. */
  #pause(): number {
    const now = this.#options.time.monotonic();
    const next = this.#hasRoom() ? (this.#queue.nextAt(now) ?? Infinity) : Infinity;
    return Math.max(0, Math.min(next, now + POLL_MS) - now);
  }

  async #giveUp(): Promise<void> {
    const { lease, time, log, tenantId } = this.#options;
    try {
      // The next holder does not know what this one has sent in the last second.
      if (time.monotonic() - this.#usedAt < POLL_MS) await lease.rest(POLL_MS);
      await lease.release();
    } catch (error) {
      log.error('delivery-failed', { tenantId, error });
    }
  }
}
