import { setTimeout as pause } from 'node:timers/promises';
import type { Documents } from '../../workflow/kernel/ports.ts';
import { startFakeTeams, type FakeTeams } from './fake-teams.ts';
import { commonClock } from './replica-process-clock.ts';
import { eventsOf, loadVouchers, type LoadVoucher } from './replica-process-events.ts';
import { ReplicaGroup } from './replica-process-group.ts';
import { leftOver } from './replica-process-contents.ts';
import { EventSender, inParallel } from './replica-process-sender.ts';
import { SHARED_STORES } from './replica-process-store.ts';
import { SECRET } from './signed-event.ts';
import { asJson, wireActivity } from './wire-activity.ts';

export interface WorldOptions {
  readonly storage: keyof typeof SHARED_STORES;
  readonly replicas: number;
  readonly vouchers: number;
  /** Speed of the replicas' clock, so that leases end sooner. */
  readonly pace: number;
}

/** Replicas over one store, a fake Teams and event senders. */
export interface ReplicaWorld {
  readonly group: ReplicaGroup;
  readonly teams: FakeTeams;
  readonly documents: Documents;
  readonly sender: EventSender;
  readonly vouchers: readonly LoadVoucher[];
  /** Sends all events until the last is accepted. */
  rain(): Promise<void>;
  /** Each event counts twice: when it is accepted and when its notice is sent. */
  readonly work: number;
  /** Resolves when this much of the work is done. */
  reached(progress: number): Promise<void>;
  /** Resolves when no notice is left to send, or on a timeout. */
  quiet(): Promise<void>;
  end(): Promise<void>;
}

/** A Monday within the programme, in working hours. */
const MONDAY = Date.parse('2020-06-15T08:00:00Z');
const EVENTS_AT_ONCE = 24;
/** Real milliseconds within which a dead replica's notices are sent. */
const PATIENCE_MS = 60_000;

export async function aReplicaWorld(options: WorldOptions): Promise<ReplicaWorld> {
  const time = { from: MONDAY, since: Date.now(), pace: options.pace };
  const clock = commonClock(time);
  const store = await SHARED_STORES[options.storage]();
  const teams = await startFakeTeams({ latencyMs: 20 });
  const environment = {
    ...store.environment,
    PORT: '0',
    HOST: '127.0.0.1',
    TIME_ZONE: 'Europe/Berlin',
    WEBHOOK_SECRETS: SECRET,
    LOG_LEVEL: 'silent',
  };
  const group = new ReplicaGroup({ environment, time }, options.replicas);
  const documents = await store.open(clock);
  const sender = new EventSender({ address: () => group.address(), clock });
  const vouchers = loadVouchers(options.vouchers);
  await group.up();
  await meetManagers(group, teams, vouchers);
  const answered = teams.messages().length;
  const progress = (): number => sender.accepted + teams.messages().length - answered;
  return {
    group,
    teams,
    documents,
    sender,
    vouchers,
    rain: () =>
      inParallel(vouchers, EVENTS_AT_ONCE, async (voucher) => {
        for (const [id, event] of eventsOf(voucher)) await sender.send(id, event);
      }),
    work: 2 * vouchers.flatMap(eventsOf).length,
    async reached(wanted) {
      while (progress() < wanted) await pause(5);
    },
    async quiet() {
      const until = performance.now() + PATIENCE_MS;
      while ((await leftOver(documents)) > 0 && performance.now() < until) await pause(100);
    },
    async end() {
      await group.end();
      await documents.close();
      await teams.close();
      await store.remove();
    },
  };
}

/** Each project manager writes to the bot once, so that it can write to them. */
async function meetManagers(
  group: ReplicaGroup,
  teams: FakeTeams,
  vouchers: readonly LoadVoucher[],
): Promise<void> {
  const managers = new Map(vouchers.map((one) => [one.managerId, one.tenantId]));
  for (const [managerId, tenantId] of managers) {
    const chat = teams.chat({ tenantId, person: { aadObjectId: managerId } });
    const activity = wireActivity({
      type: 'message',
      text: 'help',
      locale: 'en-US',
      serviceUrl: teams.serviceUrl,
      from: { id: `29:${managerId}`, name: 'Project manager', aadObjectId: managerId },
      conversation: { id: chat.id, tenantId, conversationType: 'personal' },
      channelData: { tenant: { id: tenantId } },
    });
    const response = await fetch(`${group.address() ?? ''}/api/messages`, {
      method: 'POST',
      ...asJson(activity),
    });
    if (!response.ok) throw new RangeError(`a manager was answered with ${response.status}`);
  }
}
