import { dayAt, toInstant } from '../../workflow/kernel/day.ts';
import { outboxWrites } from '../../workflow/notices/outbox.ts';
import { WORKING_HOURS, type WorkingHours } from '../../workflow/notices/quiet-hours.ts';
import type { Clock, Partition } from '../../workflow/kernel/ports.ts';
import { voucherPartition } from '../../workflow/records/records.ts';
import type { ContactChange } from '../../workflow/people/contact-update.ts';
import { DeferredNotices } from './queue/deferred-notices.ts';
import { Connector, type ConnectorOptions } from './teams/connector.ts';
import { Lease } from './queue/lease.ts';
import { storeTrackedCard, type TrackedCard } from './tracked-cards/tracked-cards.ts';
import { OutboxRows } from './queue/outbox-rows.ts';
import { releaseForContact, releaseDeferred } from './notices/release-deferred.ts';
import type { OutboxServices } from './queue/services.ts';
import { Poller } from './sending/poller.ts';
import type { Limits } from './teams/teams-limits.ts';
import { TenantSenders, type ReplyInFlight } from './sending/tenant-senders.ts';
import type { Address } from './teams/throttled-connector.ts';
import { realTime, type Time } from '../runtime/time.ts';

type Given = Pick<
  OutboxServices,
  | 'documents'
  | 'desk'
  | 'reader'
  | 'people'
  | 'programme'
  | 'rolePolicy'
  | 'ids'
  | 'log'
  | 'onNotice'
  | 'onRun'
  | 'timeZone'
  | 'opensChats'
  | 'botId'
>;

export interface OutboxOptions extends Given {
  readonly clock: Clock;
  /** From 0 to 1. */
  readonly random: () => number;
  readonly connector: Omit<ConnectorOptions, 'clock'>;
  /** By default Monday to Friday from 8 to 18. */
  readonly workingHours?: WorkingHours;
  /** Concurrency limit of each tenant's sender; default 16. */
  readonly inFlight?: number;
  /** Rate limits of each tenant; by default Teams' own. */
  readonly limits?: () => Limits;
  /** Generation of the processes that use the store now; holders of another generation are dead. */
  readonly generation?: number;
  /** Waiting, so that a test can let it pass; by default real. */
  readonly time?: Time;
}

/** Sends the rows of the outbox to Teams and runs the daily jobs. */
export interface Outbox {
  /** Begins to poll for due rows. */
  start(): void;
  /** A change has committed rows in the partition: they are sent at once. Never throws. */
  notify(partition: Partition): void;
  /**
   * Somebody was met: releases what waited for them.
   * @throws StoreUnavailable; the poller does it later then
   */
  contactChanged(tenantId: string, met: ContactChange): Promise<void>;
  /** Whether notices are deferred until the person closes a form. */
  hasDeferred(tenantId: string, personId: string): boolean;
  /** Releases the notices deferred while the person had a form open. */
  formClosed(tenantId: string, personId: string): Promise<void>;
  /** Counts a reply in a turn, which is sent now; to be told when it was answered. */
  replying(tenantId: string, address: Address): ReplyInFlight;
  /** A message shows a voucher from now on, and is updated when the voucher changes. */
  trackCard(tenantId: string, voucherId: string, card: TrackedCard): Promise<void>;
  /** Waits for the rows in flight and lets other replicas take over at once. */
  stop(): Promise<void>;
}

export function createOutbox(options: OutboxOptions): Outbox {
  const { documents, clock, ids, random, connector: connectorOptions } = options;
  const time = options.time ?? realTime(clock);
  const owner = ids.next();
  const services: OutboxServices = {
    ...options,
    time,
    rows: new OutboxRows(documents),
    workingHours: options.workingHours ?? WORKING_HOURS,
    deferred: new DeferredNotices(),
    notify: (partition) => senders.of(partition.tenantId).notify(partition),
  };
  const connector = new Connector({ ...connectorOptions, clock });
  const inFlight = options.inFlight ?? 16;
  const onClockBehind = (milliseconds: number): void => poller.clockSetBack(milliseconds);
  const { generation, limits } = options;
  const common = { owner, generation, onClockBehind };
  const senders = new TenantSenders({ ...common, services, connector, random, inFlight, limits });
  const partition = { tenantId: 'desk', aggregateId: 'sweeper' };
  const poller: Poller = new Poller({
    services,
    lease: new Lease({ ...common, documents, partition, time }),
    notify: (tenantId) => senders.of(tenantId).notify(),
    pollAll: (tenantId) => senders.of(tenantId).pollAll(),
  });
  let stopping: Promise<void> | undefined;
  const stop = async (): Promise<void> => {
    await poller.stop();
    await senders.stop();
    await connector.close();
  };
  return {
    start: () => poller.start(),
    notify: services.notify,
    contactChanged: (tenantId, met) => releaseForContact(services, tenantId, met),
    hasDeferred: (tenantId, personId) => services.deferred.has(tenantId, personId),
    formClosed: (tenantId, personId) => releaseDeferred(services, tenantId, personId),
    replying: (tenantId, address) => senders.replying(tenantId, address),
    async trackCard(tenantId, voucherId, card) {
      const now = time.now();
      const filledOn = dayAt(now, options.timeZone);
      const noted = { ...card, filledOn };
      if (!(await storeTrackedCard(documents, tenantId, voucherId, noted))) return;
      // A change between the answer's read and this write has updated every card but this one.
      const voucher = await options.reader.voucher(tenantId, voucherId);
      if (voucher === undefined || voucher.revision <= card.revision) return;
      const update = [{ kind: 'living-cards', voucherId } as const];
      const writes = outboxWrites({ tenantId }, update, toInstant(now), ids);
      await documents.commit(voucherPartition(tenantId, voucherId), writes);
    },
    stop: () => (stopping ??= stop()),
  };
}
