import { StoreUnavailable, type Partition } from '../../../workflow/kernel/ports.ts';
import { inSpan, outOfSpan } from '../../telemetry/tracing.ts';
import { backoffMs } from '../queue/backoff.ts';
import type { Connector } from '../teams/connector.ts';
import { DueScan } from '../queue/due-scan.ts';
import { handleRow } from './handle-row.ts';
import type { Lease } from '../queue/lease.ts';
import type { Outcome, RecordedOutcome } from '../queue/outcome.ts';
import type { RowDocument } from '../queue/outbox-rows.ts';
import { printableId } from '../queue/recipient-key.ts';
import { recordOutcome } from '../queue/record-outcome.ts';
import { SendQueue } from '../queue/send-queue.ts';
import type { OutboxServices } from '../queue/services.ts';
import type { Limits } from '../teams/teams-limits.ts';
import { ThrottledConnector } from '../teams/throttled-connector.ts';

export interface TenantSenderOptions {
  readonly tenantId: string;
  readonly services: OutboxServices;
  readonly connector: Connector;
  readonly lease: Lease;
  readonly limits: Limits;
  readonly random: () => number;
  /** Concurrency limit: rows whose message is rendered, sent or not yet recorded. */
  readonly inFlight: number;
  /** Aborted when nothing more is to be sent. */
  readonly closing: AbortSignal;
  /** Processes a row; rejects only on an error of the store or a programming error. */
  readonly handle?: typeof handleRow;
}

/** Interval of the query for rows of other replicas. */
const POLL_MS = 1_000;
/** Time without a message after which the lease is released, so that polling ends. */
const IDLE_MS = 4_000;
/** Queue length at which no further rows are read; rows of throttled conversations included. */
const MAX_QUEUE_LENGTH = 5_000;

/**
 * Sends the outbox rows of one tenant. Only the holder of the tenant's lease does, so that Teams'
 * limits are enforced in one place and no row is sent by two replicas: the lease outlasts every
 * request made under it, so rows need no individual claim.
 *
 * One loop polls and dispatches. Up to `inFlight` rows are processed concurrently; each that ends
 * resumes the loop. The decision about a notice is five calls below the poll: `#dispatch` →
 * `inSpan` → `#process` → `handleRow` → `sendNotice`.
 */
export class TenantSender {
  readonly teams: ThrottledConnector;
  readonly #options: TenantSenderOptions;
  readonly #queue = new SendQueue();
  readonly #due: DueScan;
  readonly #inFlight = new Set<Promise<unknown>>();
  readonly #notified = new Map<string, Partition>();
  #running: Promise<void> | undefined;
  #wakeUp = new AbortController();
  /** Term of the lease in which the queued rows were read. */
  #term = 0;
  /** Monotonic. */
  #polledAt = -Infinity;
  #usedAt = 0;
  /** True if the latest dispatch found no row although there was capacity. */
  #isDry = true;
  #hasRecovered = false;

  constructor(options: TenantSenderOptions) {
    const { tenantId, services, connector, lease, limits, random, closing } = options;
    const { time, log } = services;
    this.#options = options;
    this.#due = new DueScan(services.rows, tenantId);
    this.teams = new ThrottledConnector({
      tenantId,
      connector,
      lease,
      limits,
      random,
      closing,
      time,
      log,
      isCurrentTerm: () => lease.term === this.#term,
      onRecovered: () => this.#recover(),
    });
  }

  /** Reports that rows may be due, in one partition or in any. Returns at once. */
  notify(partition?: Partition): void {
    if (this.#options.closing.aborted) return;
    if (partition) this.#notified.set(partition.aggregateId, partition);
    else this.#polledAt = -Infinity;
    this.#wakeUp.abort();
    this.#running ??= outOfSpan(() => this.#run()).finally(() => {
      this.#running = undefined;
      // A notification arrived while the lease was being released.
      if (this.#notified.size > 0) this.notify();
    });
  }

  /** Queries all pending rows whatever their `dueAt`: the wall clock was set back. */
  pollAll(): void {
    this.#due.includeFuture();
    this.notify();
  }

  /** After `closing`: waits for the rows in flight and for the release of the lease. */
  async stopped(): Promise<void> {
    this.#wakeUp.abort();
    await this.#running;
  }

  /** Teams responds again: sends the rows deferred by the outage. */
  #recover(): void {
    this.#hasRecovered = true;
    this.#queue.releaseAll();
    this.notify();
  }

  async #run(): Promise<void> {
    const { services, random, closing, tenantId } = this.#options;
    const { time, log } = services;
    this.#usedAt = time.monotonic();
    for (let failures = 0; ;) {
      this.#wakeUp = new AbortController();
      try {
        if (closing.aborted || this.#isIdle() || !(await this.#hold())) break;
        await this.#poll();
        this.#dispatch();
        failures = 0;
        await time.wait(this.#pauseMs(), this.#wakeUp.signal);
      } catch (error) {
        log.error('delivery-failed', { tenantId, error });
        if (closing.aborted) break;
        await time.wait(backoffMs(Math.min(++failures, 3), random()));
      }
    }
    await Promise.all(this.#inFlight);
    // The next holder of the lease reads the remaining rows.
    this.#queue.clear();
    this.#notified.clear();
    await this.#releaseLease();
  }

  #isIdle(): boolean {
    if (this.#queue.size > 0 || this.#inFlight.size > 0 || this.#notified.size > 0) return false;
    return this.#options.services.time.monotonic() - this.#usedAt >= IDLE_MS;
  }

  /**
   * Takes or renews the lease. Between two terms another replica may have held it: the queue is
   * dropped once the rows in flight have ended.
   */
  async #hold(): Promise<boolean> {
    const { lease, limits } = this.#options;
    const term = await lease.hold();
    if (term === undefined) return false;
    if (term !== this.#term) {
      this.#queue.clear();
      await Promise.all(this.#inFlight);
      this.#queue.clear();
      this.#polledAt = -Infinity;
      this.#isDry = true;
      this.#term = term;
    }
    limits.pauseUntil(lease.restUntil);
    return true;
  }

  /** Queries the partitions that were notified and, once a second, all due rows. */
  async #poll(): Promise<void> {
    const { services, tenantId } = this.#options;
    const { rows, time } = services;
    if (this.#hasRecovered) {
      await rows.retryNow(tenantId, time.now());
      this.#hasRecovered = false;
    }
    this.#queue.beginPoll();
    const partitions = [...this.#notified.values()];
    this.#notified.clear();
    const found = await Promise.all(partitions.map((partition) => rows.inPartition(partition)));
    this.#queue.add(found.flat().filter((row) => this.#isDue(row)));

    const now = time.monotonic();
    const isTime = now - this.#polledAt >= POLL_MS;
    if (isTime) this.#polledAt = now;
    const isScanning = this.#due.isMidScan;
    const mayAdd = this.#isDry && this.#queue.size < MAX_QUEUE_LENGTH;
    // A scan of a backlog takes long: the latest rows of other replicas are read before it.
    if (isTime && (isScanning || !mayAdd)) this.#queue.add(await this.#due.latest(time.now()));
    if (mayAdd && (isTime || isScanning)) this.#queue.add(await this.#due.next(time.now()));
  }

  /** A row that waits for its recipient is processed once, to notify the admins. */
  #isDue({ body }: RowDocument): boolean {
    const due = Date.parse(body.dueAt) <= this.#options.services.time.now();
    return due && (body.status === 'pending' || body.because === undefined);
  }

  /** Starts queued rows up to the concurrency limit. */
  #dispatch(): void {
    const { services, inFlight } = this.#options;
    const { time } = services;
    this.#isDry = false;
    while (this.#inFlight.size < inFlight) {
      const row = this.#queue.take(time.monotonic());
      this.#isDry = row === undefined;
      if (!row) return;
      this.#usedAt = time.monotonic();
      const { tenantId, correlationId, kind, traceparent: causedBy } = row.body;
      const facts = { tenantId, correlationId, kind };
      const factsOf = (outcome: Outcome) => ({ outcome: outcome.kind });
      const work = inSpan({ name: 'notice', facts, causedBy, factsOf }, () =>
        this.#process(row),
      ).finally(() => {
        this.#inFlight.delete(work);
        this.#wakeUp.abort();
      });
      this.#inFlight.add(work);
    }
  }

  async #process(row: RowDocument): Promise<Outcome> {
    const { services, handle = handleRow } = this.#options;
    const { time } = services;
    const outcome = await handle(services, this.teams, row).catch((error: unknown) =>
      this.#failed(row, error),
    );
    if (outcome.kind === 'later') this.#queue.defer(row, time.monotonic() + outcome.afterMs);
    else {
      if (outcome.kind !== 'moved') await this.#record(row, outcome);
      this.#queue.remove(row);
      if (outcome.kind === 'settled') outcome.also?.forEach((other) => this.#queue.remove(other));
    }
    this.#usedAt = time.monotonic();
    return outcome;
  }

  #failed({ body }: RowDocument, error: unknown): Outcome {
    const { services, tenantId } = this.#options;
    services.log.error('delivery-failed', { tenantId, outboxId: printableId(body), error });
    return error instanceof StoreUnavailable
      ? { kind: 'later', afterMs: POLL_MS }
      : { kind: 'again', because: 'fault' };
  }

  /** Retries until it is stored: a row that was sent but not recorded would be sent again. */
  async #record(row: RowDocument, outcome: RecordedOutcome): Promise<void> {
    const { services, random, closing } = this.#options;
    for (let failures = 1; ; failures++) {
      try {
        await recordOutcome({ ...services, random }, row, outcome);
        return;
      } catch (error) {
        this.#failed(row, error);
        if (closing.aborted && failures > 2) return;
        await services.time.wait(backoffMs(Math.min(failures, 3), random()));
      }
    }
  }

  /** Milliseconds until the next deferred row or the next poll. */
  #pauseMs(): number {
    const now = this.#options.services.time.monotonic();
    const next = this.#isDry ? (this.#queue.nextAt(now) ?? Infinity) : Infinity;
    return Math.max(0, Math.min(next, now + POLL_MS) - now);
  }

  async #releaseLease(): Promise<void> {
    const { lease, services, tenantId } = this.#options;
    try {
      // The next holder does not know the requests of the last second.
      if (services.time.monotonic() - this.#usedAt < POLL_MS) await lease.rest(POLL_MS);
      await lease.release();
    } catch (error) {
      services.log.error('delivery-failed', { tenantId, error });
    }
  }
}
