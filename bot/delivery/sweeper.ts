import { runClock } from './clock.ts';
import { DueScan } from './due-scan.ts';
import { indexAnew } from './index-anew.ts';
import type { Lease } from './lease.ts';
import { releaseIfKnown } from './release-waiting.ts';
import type { DeliveryServices } from './services.ts';

export interface SweeperOptions {
  readonly services: DeliveryServices;
  /** Of the one replica that sweeps. */
  readonly lease: Lease;
  readonly wake: (tenantId: string) => void;
}

/** How often what is due is looked for. */
const DUE_EVERY_MS = 1_000;
/** How often the days, and what waits for people, are looked at. */
const DUTIES_EVERY_MS = 60_000;
/** Five thousand rows: more than that are due only when Teams or the store was long away. */
const PAGES_A_LOOK = 25;
const PAGE = 200;

/**
 * Picks up what no nudge has brought: what a dead replica left, what was held until now, what the
 * day brings. One replica does it for all tenants.
 */
export class Sweeper {
  readonly #options: SweeperOptions;
  readonly #stopping = new AbortController();
  readonly #due: DueScan;
  #running: Promise<void> | undefined;
  #indexing: Promise<void> | undefined;
  #dutiesAt = -Infinity;

  constructor(options: SweeperOptions) {
    this.#options = options;
    this.#due = new DueScan(options.services.rows);
  }

  /** Begins to sweep, in the background. */
  start(): void {
    this.#running ??= this.#run();
  }

  /** Ends after the sweep under way, and gives the lease back. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
    await this.#indexing;
    await this.#options.lease.release().catch(() => undefined);
  }

  async #run(): Promise<void> {
    const { services, lease } = this.#options;
    const { time, log } = services;
    while (!this.#stopping.signal.aborted) {
      try {
        if (await lease.hold()) await this.#sweep();
      } catch (error) {
        log.error('delivery-failed', { error });
      }
      await time.wait(DUE_EVERY_MS, this.#stopping.signal);
    }
  }

  async #sweep(): Promise<void> {
    const now = this.#options.services.time.now();
    if (now - this.#dutiesAt >= DUTIES_EVERY_MS) {
      this.#dutiesAt = now;
      this.#indexAnew();
      await runClock(this.#options.services);
      await this.#releaseWaiting();
    }
    await this.#wakeDue();
  }

  /** Beside the rest: with very many vouchers it takes minutes, once. */
  #indexAnew(): void {
    const { services } = this.#options;
    this.#indexing ??= indexAnew(services, this.#stopping.signal)
      .catch((error: unknown) => services.log.error('delivery-failed', { error }))
      .finally(() => (this.#indexing = undefined));
  }

  /** Goes on where the last look ended, so that one tenant's backlog does not hide the others. */
  async #wakeDue(): Promise<void> {
    const { services, wake } = this.#options;
    const tenants = new Set<string>();
    for (let pages = 0; pages < PAGES_A_LOOK; pages++) {
      const due = await this.#due.next(services.time.now());
      for (const { tenantId } of due) tenants.add(tenantId);
      if (!this.#due.isUnderWay) break;
    }
    tenants.forEach(wake);
  }

  async #releaseWaiting(): Promise<void> {
    const { services, wake } = this.#options;
    let cursor: string | undefined;
    do {
      const page = await services.rows.inState('waiting', PAGE, cursor);
      for (const row of page.documents) {
        // Nobody has looked at it yet: a crash came between its commit and its nudge.
        if (row.body.because === undefined) services.nudge(row);
        else if (await releaseIfKnown(services, row)) wake(row.tenantId);
      }
      cursor = page.cursor;
    } while (cursor !== undefined && !this.#stopping.signal.aborted);
  }
}
