import { gaugesOfStore } from '../../../bot/telemetry/metrics-of-store.ts';
import { Metrics } from '../../../bot/telemetry/metrics.ts';
import { toInstant } from '../../../workflow/kernel/day.ts';
import { outboxWrite } from '../../../workflow/notices/outbox.ts';
import { voucherPartition, type OutboxRow } from '../../../workflow/records/records.ts';
import { aStoreThatCanFail, type FailingStore } from '../../support/a-store-that-can-fail.ts';

const START = Date.parse('2020-06-15T12:00:00Z');
let now: number;
let store: FailingStore;
let metrics: Metrics;
let sample: () => Promise<void>;

beforeEach(() => {
  now = START;
  const clock = { now: () => now };
  store = aStoreThatCanFail(clock);
  metrics = new Metrics();
  sample = gaugesOfStore(metrics, store, clock);
});
afterEach(() => store.close());

/** Creates a row dated at the start, unless given otherwise. */
async function aRow(outboxId: string, row: Partial<OutboxRow> = {}): Promise<void> {
  const write = outboxWrite({
    kind: 'voucher-assigned',
    readerId: 'paula',
    voucherId: outboxId,
    outboxId,
    tenantId: 'contoso',
    status: 'pending',
    createdAt: toInstant(START),
    attempts: 0,
    dueAt: toInstant(START),
    ...row,
  });
  await store.commit(voucherPartition('contoso', outboxId), [write]);
}

async function figure(name: string): Promise<string | undefined> {
  return new RegExp(`^${name} (.+)$`, 'mu').exec(await metrics.text())?.[1];
}
const minutes = (count: number): number => count * 60_000;
const unsent = async (): Promise<string | undefined> => {
  await sample();
  return figure('desk_outbox_oldest_unsent_seconds');
};

it('counts the age of a notice from its creation although a retry moved its due date', async () => {
  await aRow('one', { because: 'teams-503', attempts: 5, dueAt: toInstant(START + minutes(20)) });
  now += minutes(10);
  expect(await unsent()).toBe('600');
  expect(await figure('desk_outbox_overdue_seconds')).toBe('0');
});

it.each(['quiet', 'in-dialog'])(
  'does not count a notice deferred for %s as unsent',
  async (because) => {
    await aRow('held', { because, dueAt: toInstant(START + minutes(20)) });
    now += minutes(10);
    expect(await unsent()).toBe('0');
  },
);

it('counts a deferred notice from the end of its deferral', async () => {
  await aRow('held', { because: 'quiet', dueAt: toInstant(START + minutes(20)) });
  now += minutes(23);
  expect(await unsent()).toBe('180');
});

it('counts neither a notice that waits for its recipient nor a dead one', async () => {
  await aRow('waits', { status: 'waiting', because: 'no-role' });
  await aRow('dead', { status: 'dead', because: 'teams-400' });
  now += minutes(10);
  expect(await unsent()).toBe('0');
});

it('counts rows by state, and the events parked for an admin', async () => {
  await aRow('one');
  await aRow('two', { dueAt: toInstant(START + minutes(9)) });
  await aRow('waits', { status: 'waiting', because: 'no-role' });
  await aRow('dead', { status: 'dead', because: 'teams-400' });
  const parked = { op: 'create', id: 'parked:1', kind: 'parked', body: {} } as const;
  const index = { status: 'facts-differ' };
  await store.commit(voucherPartition('contoso', 'one'), [{ ...parked, index }]);
  await sample();
  expect(await figure('desk_outbox_pending')).toBe('2');
  expect(await figure('desk_outbox_waiting')).toBe('1');
  expect(await figure('desk_outbox_dead')).toBe('1');
  expect(await figure('desk_parked_events')).toBe('1');
});

it('finds a late notice behind more deferred ones than a page holds', async () => {
  const dueAt = toInstant(START + minutes(60));
  for (let at = 0; at < 201; at++) await aRow(`held-${at}`, { because: 'quiet', dueAt });
  const createdAt = toInstant(START + minutes(1));
  await aRow('late', { because: 'unknown', createdAt, dueAt });
  now += minutes(6);
  expect(await unsent()).toBe('300');
});

it('shows the latest sample and its age while the store is away', async () => {
  await aRow('one');
  await sample();
  expect(await figure('desk_outbox_pending')).toBe('1');
  store.away = true;
  now += minutes(2);
  await expect(sample()).rejects.toMatchObject({ code: 'store-unavailable' });
  expect(await figure('desk_outbox_pending')).toBe('1');
  expect(await figure('desk_store_sample_age_seconds')).toBe('120');
});

it('shows no figure before the first sample', async () => {
  expect(await figure('desk_outbox_pending')).toBe('Nan');
});
