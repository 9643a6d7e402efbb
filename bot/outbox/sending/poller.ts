import { ClockWatch } from '../queue/clock-watch.ts';
import { runDailyJobs } from './daily-jobs.ts';
import { DueScan } from '../queue/due-scan.ts';
import { reindexVouchers } from './reindex-vouchers.ts';
import type { Lease } from '../queue/lease.ts';
import { releaseIfKnown } from '../notices/release-deferred.ts';
import type { OutboxServices } from '../queue/services.ts';

export interface PollerOptions {
  readonly services: OutboxServices;
  /** Only its holder polls. */
  readonly lease: Lease;
  readonly notify: (tenantId: string) => void;
  /** Queries all pending rows of a tenant, whatever their `dueAt`. */
  readonly pollAll: (tenantId: string) => void;
}

/** Interval of the query for due rows: a commit notifies the sender of its own replica at once. */
const DUE_EVERY_MS = 5_000;
/** Interval at which another replica tries to take the lease. */
const STANDBY_MS = 5_000;
const CLOCK_EVERY_MS = 1_000;
/** Interval of the daily jobs and of the query for waiting rows. */
const JOBS_EVERY_MS = 60_000;
/** 5,000 rows; more are due only after a long outage of Teams or the store. */
const PAGES_A_POLL = 25;
const PAGE = 200;
/** After the clock was set back; longer than a crashed replica's lease lasts. */
const RECHECK_MS = 60_000;

/**
 * Polling fallback for all tenants, on one replica: rows of crashed replicas, deferred rows that
 * are due, daily jobs. Its loops run concurrently.
 */
export class Poller {
  readonly #options: PollerOptions;
  readonly #stopping = new AbortController();
  readonly #due: DueScan;
  readonly #clock: ClockWatch;
  #running: Promise<unknown> | undefined;
  /** Monotonic. */
  #askAgainAt = -Infinity;
  /** Milliseconds by which the clock was set back; 0 after the pending rows were queried. */
  #setBackMs = 0;
  /** Tenants to be queried again until `#recheckUntil` (monotonic). */
  readonly #rechecked = new Set<string>();
  #recheckUntil = -Infinity;

  constructor(options: PollerOptions) {
    this.#options = options;
    this.#due = new DueScan(options.services.rows);
    this.#clock = new ClockWatch(options.services.time);
  }

  start(): void {
    const { services } = this.#options;
    const { signal: stopping } = this.#stopping;
    const mayContinue = (): Promise<boolean> => this.#isHeld();
    this.#running ??= Promise.all([
      this.#watchClock(),
      this.#every(DUE_EVERY_MS, () => this.#notifyDue(), 'due-scan'),
      this.#every(
        JOBS_EVERY_MS,
        () => runDailyJobs({ services, mayContinue, stopping }),
        'daily-jobs',
      ),
      this.#every(JOBS_EVERY_MS, () => this.#releaseWaiting(), 'waiting-scan'),
      this.#every(JOBS_EVERY_MS, () => reindexVouchers(services, stopping)),
    ]);
  }

  /** Waits for the jobs in flight, then releases the lease. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
    await this.#options.lease.release().catch(() => undefined);
  }

  /** Reports that the clock was set back, while this process ran or before it started. */
  clockSetBack(milliseconds: number): void {
    this.#setBackMs = Math.max(this.#setBackMs, milliseconds);
  }

  /** Repeats `work` while this replica holds the lease. */
  async #every(
    milliseconds: number,
    work: () => Promise<void>,
    job?: Parameters<NonNullable<OutboxServices['onRun']>>[0],
  ): Promise<void> {
    const { time, onRun } = this.#options.services;
    while (!this.#stopping.signal.aborted) {
      const held = await this.#logged(async () => {
        const isHeld = await this.#isHeld();
        if (isHeld) {
          await work();
          if (job !== undefined) onRun?.(job);
        }
        return isHeld;
      });
      await time.wait(held === false ? STANDBY_MS : milliseconds, this.#stopping.signal);
    }
  }

  /** While another replica holds the lease, all loops together ask for it once per interval. */
  async #isHeld(): Promise<boolean> {
    const { lease, services } = this.#options;
    const now = services.time.monotonic();
    if (this.#stopping.signal.aborted || now < this.#askAgainAt) return false;
    const isHeld = (await lease.hold()) !== undefined;
    if (!isHeld) this.#askAgainAt = now + STANDBY_MS;
    return isHeld;
  }

  async #logged<Result>(work: () => Promise<Result>): Promise<Result | undefined> {
    try {
      return await work();
    } catch (error) {
      this.#options.services.log.error('delivery-failed', { error });
      return undefined;
    }
  }

  /** On every replica: each rechecks the tenants whose lease it holds, or gets within a minute. */
  async #watchClock(): Promise<void> {
    const { time } = this.#options.services;
    while (!this.#stopping.signal.aborted) {
      this.clockSetBack(this.#clock.setBackBy());
      if (time.monotonic() < this.#recheckUntil) this.#rechecked.forEach(this.#options.notify);
      else if (this.#setBackMs > 0) await this.#logged(() => this.#recheckPending());
      await time.wait(CLOCK_EVERY_MS, this.#stopping.signal);
    }
  }

  /** Queries pending rows: their due times were stored by the clock as it was before. */
  async #recheckPending(): Promise<void> {
    const { services, pollAll } = this.#options;
    const { rows, time, log } = services;
    log.warn('clock-set-back', { milliseconds: this.#setBackMs });
    this.#rechecked.clear();
    let cursor: string | undefined;
    do {
      const page = await rows.dueFrom(undefined, time.now(), PAGE, cursor);
      for (const { tenantId } of page.documents) this.#rechecked.add(tenantId);
      cursor = page.cursor;
    } while (cursor !== undefined);
    this.#rechecked.forEach(pollAll);
    this.#setBackMs = 0;
    this.#recheckUntil = time.monotonic() + RECHECK_MS;
  }

  /** Continues after the last poll's page, so that one tenant's backlog does not block others. */
  async #notifyDue(): Promise<void> {
    const { services, notify } = this.#options;
    const tenants = new Set<string>();
    for (let pages = 0; pages < PAGES_A_POLL; pages++) {
      const due = await this.#due.next(services.time.now());
      for (const { tenantId } of due) tenants.add(tenantId);
      if (!this.#due.isMidScan) break;
    }
    tenants.forEach(notify);
  }

  async #releaseWaiting(): Promise<void> {
    const { services, notify } = this.#options;
    let cursor: string | undefined;
    do {
      const page = await services.rows.inState('waiting', PAGE, cursor);
      for (const row of page.documents) {
        // Never processed: its process crashed before it could notify the sender.
        if (row.body.because === undefined) services.notify(row);
        else if (await releaseIfKnown(services, row)) notify(row.tenantId);
      }
      cursor = page.cursor;
    } while (cursor !== undefined && (await this.#isHeld()));
  }
}
