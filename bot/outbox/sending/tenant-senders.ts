import type { Connector } from '../teams/connector.ts';
import { Lease, type LeaseOptions } from '../queue/lease.ts';
import type { OutboxServices } from '../queue/services.ts';
import { TeamsLimits, type Limits } from '../teams/teams-limits.ts';
import { TenantSender } from './tenant-sender.ts';
import type { Address } from '../teams/throttled-connector.ts';

export interface TenantSendersOptions extends Pick<
  LeaseOptions,
  'owner' | 'generation' | 'onClockBehind'
> {
  readonly services: OutboxServices;
  readonly connector: Connector;
  readonly random: () => number;
  /** Concurrency limit of each tenant. */
  readonly inFlight: number;
  /** Rate limits of each tenant; Teams' own by default. */
  readonly limits?: () => Limits;
}

/** A reply that was sent within a turn. */
export interface ReplyInFlight {
  /** Call when Teams has responded or the request has failed. */
  answered(): void;
  /** Call on a 429: notices pause for this many milliseconds. */
  throttled(forMs: number): void;
  /** True if Teams asked this tenant for a pause, or its host is down. */
  isPaused(): boolean;
}

interface Entry {
  readonly sender: TenantSender;
  readonly limits: Limits;
}

/** One sender per tenant, created on first use; they run concurrently. */
export class TenantSenders {
  readonly #options: TenantSendersOptions;
  readonly #entries = new Map<string, Entry>();
  readonly #closing = new AbortController();

  constructor(options: TenantSendersOptions) {
    this.#options = options;
  }

  of(tenantId: string): TenantSender {
    return this.#entry(tenantId).sender;
  }

  /** Counts a reply that is sent now within the tenant's limits; notices wait for it. */
  replying(tenantId: string, { conversationId, serviceUrl }: Address): ReplyInFlight {
    const { time } = this.#options.services;
    const { limits, sender } = this.#entry(tenantId);
    const end = limits.begin(conversationId);
    return {
      answered: () => end(time.monotonic()),
      throttled: (forMs) => sender.teams.throttled(forMs),
      isPaused: () => sender.teams.isPaused(serviceUrl),
    };
  }

  /** Waits for the rows in flight and releases the leases. */
  async stop(): Promise<void> {
    this.#closing.abort();
    await Promise.all([...this.#entries.values()].map(({ sender }) => sender.stopped()));
  }

  #entry(tenantId: string): Entry {
    const known = this.#entries.get(tenantId);
    if (known) return known;
    const { services, limits: limitsOf, owner, generation, onClockBehind, ...rest } = this.#options;
    const { documents, time } = services;
    const partition = { tenantId, aggregateId: 'lane' };
    const lease = new Lease({ documents, partition, owner, time, generation, onClockBehind });
    const limits = limitsOf?.() ?? new TeamsLimits();
    const closing = this.#closing.signal;
    const sender = new TenantSender({ ...rest, services, tenantId, lease, limits, closing });
    const made = { sender, limits };
    this.#entries.set(tenantId, made);
    return made;
  }
}
