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
import { offerHandover } from './notices/offer-handover.ts';
import { releaseForContact, releaseDeferred } from './notices/release-deferred.ts';
import type { OutboxServices } from './queue/services.ts';
import { Poller } from './sending/poller.ts';
import type { Limits } from './teams/teams-limits.ts';
import { TenantSenders, type ReplyInFlight } from './sending/tenant-senders.ts';
import type { Address } from './teams/throttled-connector.ts';
import { realTime, type Time } from '../runtime/time.ts';

type SharedServices = Pick<
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

export interface OutboxOptions extends SharedServices {
  readonly clock: Clock;
  /** Returns a number from 0 to 1. */
  readonly random: () => number;
  readonly connector: Omit<ConnectorOptions, 'clock'>;
  /** Monday to Friday from 8 to 18 by default. */
  readonly workingHours?: WorkingHours;
  /** Concurrency limit of each tenant; 16 by default. */
  readonly inFlight?: number;
  /** Rate limits of each tenant; Teams' own by default. */
  readonly limits?: () => Limits;
  /** Generation of the running processes: holders of another one are dead. */
  readonly generation?: number;
  /** Virtual time in tests; real time by default. */
  readonly time?: Time;
}

/** Sends outbox rows to Teams and runs the daily jobs. */
export interface Outbox {
  /** Starts to poll for due rows. */
  start(): void;
  /** Reports that rows were committed in the partition; they are sent at once. Never throws. */
  notify(partition: Partition): void;
  /**
   * Releases the rows that wait for a person.
   * @throws StoreUnavailable; the poller releases them later
   */
  contactChanged(tenantId: string, contact: ContactChange): Promise<void>;
  /** Offers the admins the handover of what a person holds who has removed the app. */
  personLeft(tenantId: string, personId: string): Promise<void>;
  /** Persons whose notices are deferred until they close a form. */
  readonly deferred: Pick<DeferredNotices, 'has'>;
  /** Releases the notices deferred while the person had a form open. */
  formClosed(tenantId: string, personId: string): Promise<void>;
  /** Counts a reply that a turn sends now; report its response to the result. */
  replying(tenantId: string, address: Address): ReplyInFlight;
  /** Tracks the message that shows a voucher, and updates it when the voucher changes. */
  trackCard(tenantId: string, voucherId: string, card: TrackedCard): Promise<void>;
  /** Waits for the rows in flight and releases the leases. */
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
    contactChanged: (tenantId, contact) => releaseForContact(services, tenantId, contact),
    personLeft: (tenantId, personId) => offerHandover(services, tenantId, personId),
    deferred: services.deferred,
    formClosed: (tenantId, personId) => releaseDeferred(services, tenantId, personId),
    replying: (tenantId, address) => senders.replying(tenantId, address),
    async trackCard(tenantId, voucherId, card) {
      const now = time.now();
      const filledOn = dayAt(now, options.timeZone);
      const noted = { ...card, filledOn };
      if (!(await storeTrackedCard(documents, tenantId, voucherId, noted))) return;
      // A change between the turn's read and this write did not update this card.
      const voucher = await options.reader.voucher(tenantId, voucherId);
      if (voucher === undefined || voucher.revision <= card.revision) return;
      const update = [{ kind: 'living-cards', voucherId } as const];
      const writes = outboxWrites({ tenantId }, update, toInstant(now), ids);
      await documents.commit(voucherPartition(tenantId, voucherId), writes);
    },
    stop: () => (stopping ??= stop()),
  };
}
