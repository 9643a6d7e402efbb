import type { Partition } from '../../workflow/kernel/ports.ts';
import type { Connector } from './connector.ts';
import { handleRow } from './handle-row.ts';
import { Lane } from './lane.ts';
import { Lease } from './lease.ts';
import type { DeliveryServices } from './services.ts';
import { TeamsLimits, type Limits, type Passage } from './teams-limits.ts';
import { TeamsLine, type Address } from './teams-line.ts';

export interface LanesOptions {
  readonly services: DeliveryServices;
  readonly connector: Connector;
  readonly random: () => number;
  /** Unique per process. */
  readonly owner: string;
  /** Generation of the processes that live now; absent where the store cannot tell. */
  readonly generation?: number;
  /** A lease was written ahead of this process's clock, by this many milliseconds. */
  readonly onClockBehind: (milliseconds: number) => void;
  /** Messages under way at once, for each tenant. */
  readonly inFlight: number;
  /** For each tenant; by default Teams' own. */
  readonly limits?: () => Limits;
}

interface TenantLane {
  readonly lane: Lane;
  readonly limits: Limits;
  readonly line: TeamsLine;
}

/** A reply in a turn, on its way. */
export interface ReplyPassage extends Passage {
  /** Teams answered 429: notices pause for this many milliseconds. */
  throttled(forMs: number): void;
  /** Whether Teams asked this tenant for silence, or its host is down. */
  isPaused(): boolean;
}

/** One lane per tenant, made when it is first needed; they run side by side. */
export class Lanes {
  readonly #options: LanesOptions;
  readonly #lanes = new Map<string, TenantLane>();
  readonly #closing = new AbortController();

  constructor(options: LanesOptions) {
    this.#options = options;
  }

  /**
   * There is something to tell in the tenant, in this partition if it is given. Returns at once.
   */
  wake(tenantId: string, partition?: Partition): void {
    if (!this.#closing.signal.aborted) this.#of(tenantId).lane.wake(partition);
  }

  /** Reads all pending rows of the tenant whatever their `dueAt`. */
  lookAtAll(tenantId: string): void {
    if (!this.#closing.signal.aborted) this.#of(tenantId).lane.lookAtAll();
  }

  /** A reply of this process is on its way: it goes at once, and what can wait makes room for it. */
  replying(tenantId: string, { conversationId, serviceUrl }: Address): ReplyPassage {
    const { time } = this.#options.services;
    const { limits, line } = this.#of(tenantId);
    return {
      ...limits.pass(conversationId, () => time.monotonic()),
      throttled: (forMs) => line.throttled(forMs),
      isPaused: () => line.isPaused(serviceUrl),
    };
  }

  /** Finishes what is under way and lets others have the lanes. */
  async stop(): Promise<void> {
    this.#closing.abort();
    await Promise.all([...this.#lanes.values()].map(({ lane }) => lane.stop()));
  }

  #of(tenantId: string): TenantLane {
    const known = this.#lanes.get(tenantId);
    if (known) return known;
    const made = this.#make(tenantId);
    this.#lanes.set(tenantId, made);
    return made;
  }

  #make(tenantId: string): TenantLane {
    const { services, connector, random, owner, generation, onClockBehind, inFlight } =
      this.#options;
    const { documents, rows, time, log, onNotice } = services;
    const lease = new Lease({
      documents,
      partition: { tenantId, aggregateId: 'lane' },
      owner,
      time,
      generation,
      onClockBehind,
    });
    const limits = this.#options.limits?.() ?? new TeamsLimits();
    const line = new TeamsLine({
      tenantId,
      connector,
      limits,
      time,
      random,
      log,
      lease,
      onRecovered: () => lane.recover(),
      closing: this.#closing.signal,
    });
    const lane: Lane = new Lane({
      tenantId,
      documents,
      rows,
      lease,
      limits,
      time,
      random,
      log,
      onNotice,
      inFlight,
      handle: (row, place) => handleRow(services, line.sendingFrom(place), row),
    });
    return { lane, limits, line };
  }
}
