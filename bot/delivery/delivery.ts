import { dayAt, toInstant } from '../../workflow/kernel/day.ts';
import { outboxWrites } from '../../workflow/notices/outbox.ts';
import { WORKING_HOURS, type WorkingHours } from '../../workflow/notices/quiet-hours.ts';
import type { Clock, Partition } from '../../workflow/kernel/ports.ts';
import { voucherPartition } from '../../workflow/records/records.ts';
import type { ContactChange } from '../../workflow/people/contact-update.ts';
import { Busy } from './busy.ts';
import { Connector, type ConnectorOptions } from './connector.ts';
import { Lanes, type ReplyPassage } from './lanes.ts';
import { Lease } from './lease.ts';
import { keepLivingCard, type LivingCard } from './living-cards.ts';
import { OutboxRows } from './outbox-rows.ts';
import { releaseFor, releaseHeld } from './release-waiting.ts';
import type { DeliveryServices } from './services.ts';
import { Sweeper } from './sweeper.ts';
import type { Limits } from './teams-limits.ts';
import type { Address } from './teams-line.ts';
import { realTime, type Time } from '../runtime/time.ts';

type Given = Pick<
  DeliveryServices,
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

export interface DeliveryOptions extends Given {
  readonly clock: Clock;
  /** From 0 to 1. */
  readonly random: () => number;
  readonly connector: Omit<ConnectorOptions, 'clock'>;
  /** By default Monday to Friday from 8 to 18. */
  readonly workingHours?: WorkingHours;
  /** Messages under way at once, for each tenant; default 16. */
  readonly inFlight?: number;
  /** What a tenant may be sent; by default as much as Teams takes. */
  readonly limits?: () => Limits;
  /** Generation of the processes that use the store now; holders of another generation are dead. */
  readonly generation?: number;
  /** Waiting, so that a test can let it pass; by default real. */
  readonly time?: Time;
}

/** Brings to Teams what the outbox holds, and lets the clock do its duties. */
export interface Delivery {
  /** Begins to look for what is due, by itself. */
  start(): void;
  /** A change has left something to tell: it goes out at once. Never throws. */
  nudge(partition: Partition): void;
  /**
   * Somebody was met: what waited for her goes out.
   * @throws StoreUnavailable; the sweeper does it later then
   */
  met(tenantId: string, met: ContactChange): Promise<void>;
  /** Somebody has finished a step, or left it: what was held back meanwhile goes out. */
  free(tenantId: string, personId: string): Promise<void>;
  /** A reply in a turn is on its way; tell the passage when it was answered. */
  replying(tenantId: string, address: Address): ReplyPassage;
  /** A message shows a voucher from now on, and is to be kept true. */
  keepTrue(tenantId: string, voucherId: string, card: LivingCard): Promise<void>;
  /** Finishes what is under way and lets other replicas go on at once. */
  stop(): Promise<void>;
}

export function createDelivery(options: DeliveryOptions): Delivery {
  const { documents, clock, ids, random, connector: connectorOptions } = options;
  const time = options.time ?? realTime(clock);
  const owner = ids.next();
  const services: DeliveryServices = {
    ...options,
    time,
    rows: new OutboxRows(documents),
    workingHours: options.workingHours ?? WORKING_HOURS,
    busy: new Busy(),
    nudge: (partition) => lanes.wake(partition.tenantId, partition),
  };
  const connector = new Connector({ ...connectorOptions, clock });
  const inFlight = options.inFlight ?? 16;
  const onClockBehind = (milliseconds: number): void => sweeper.clockSetBack(milliseconds);
  const { generation, limits } = options;
  const common = { owner, generation, onClockBehind };
  const lanes = new Lanes({ ...common, services, connector, random, inFlight, limits });
  const partition = { tenantId: 'desk', aggregateId: 'sweeper' };
  const sweeper: Sweeper = new Sweeper({
    services,
    lease: new Lease({ ...common, documents, partition, time }),
    wake: (tenantId) => lanes.wake(tenantId),
    lookAtAll: (tenantId) => lanes.lookAtAll(tenantId),
  });
  let stopping: Promise<void> | undefined;
  const stop = async (): Promise<void> => {
    await sweeper.stop();
    await lanes.stop();
    await connector.close();
  };
  return {
    start: () => sweeper.start(),
    nudge: services.nudge,
    met: (tenantId, met) => releaseFor(services, tenantId, met),
    free: (tenantId, personId) => releaseHeld(services, tenantId, personId),
    replying: (tenantId, address) => lanes.replying(tenantId, address),
    async keepTrue(tenantId, voucherId, card) {
      const now = time.now();
      const filledOn = dayAt(now, options.timeZone);
      const noted = { ...card, filledOn };
      if (!(await keepLivingCard(documents, tenantId, voucherId, noted))) return;
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
