import { DeskBot } from '../../../bot/desk-bot.ts';
import { StoreUnavailable, type Documents } from '../../../workflow/kernel/ports.ts';
import { people } from '../../support/partner.ts';
import { anHttpChat, type HttpChat } from '../../support/http-chat.ts';
import { testWaits, type TestWaits } from '../../support/test-waits.ts';
import { NOON } from '../../support/running-desk.ts';
import { anAssignment } from '../../support/signed-event.ts';
import { aStore } from '../../support/stores.ts';

const PATIENCE_MS = 4_000;
let chat: HttpChat;
let time: TestWaits;
let beforeRead: () => Promise<void>;

function interceptedReads(real: Documents): Documents {
  return {
    read: async (key) => {
      await beforeRead();
      return real.read(key);
    },
    commit: (partition, writes) => real.commit(partition, writes),
    find: (query) => real.find(query),
    count: (query) => real.count(query),
    tally: (query) => real.tally(query),
    ping: () => real.ping(),
    close: () => real.close(),
  };
}

beforeEach(async () => {
  time = testWaits();
  beforeRead = async () => undefined;
  chat = await anHttpChat({
    documents: interceptedReads(aStore({ clock: { now: () => NOON } })),
    bot: (options) => new DeskBot({ ...options, wait: time.wait }),
    environment: { METRICS_PORT: '0' },
  });
});
afterEach(async () => {
  beforeRead = async () => undefined;
  await chat.close();
});

async function page(): Promise<string> {
  return (await fetch(`${chat.desk.metricsAddress ?? ''}/metrics`)).text();
}
const ended = async (outcome: string): Promise<boolean> =>
  (await page()).includes(`desk_turns_total{kind="message",outcome="${outcome}"} 1`);
const says = () => chat.as({ aadObjectId: people.paula, name: 'Paula' }).says('help');

it('counts an answered turn as ok', async () => {
  await says();
  expect(await ended('ok')).toBe(true);
  expect(await page()).toContain('desk_turn_seconds_count{kind="message",outcome="ok"} 1');
});

it('counts a turn that ends with an apology as failed, although HTTP answers 200', async () => {
  beforeRead = () => Promise.reject(new RangeError('a fault'));
  expect((await says()).status).toBe(200);
  expect(await ended('failed')).toBe(true);
  expect(await ended('ok')).toBe(false);
});

it('counts a turn without a store as store-away', async () => {
  beforeRead = () => Promise.reject(new StoreUnavailable('away'));
  await says();
  expect(await ended('store-away')).toBe(true);
});

it('counts a turn that was answered late by the outcome of its work', async () => {
  let fail: (error: Error) => void = () => undefined;
  const gate = new Promise<void>((_done, reject) => (fail = reject));
  beforeRead = () => gate;
  const answer = says();
  await time.waitedFor(PATIENCE_MS);
  time.elapse(PATIENCE_MS);
  await answer;
  expect(await page()).toContain('outcome="still-working"} 1');
  expect(await ended('store-away')).toBe(false);
  fail(new StoreUnavailable('away'));
  while (!(await ended('store-away')));
});

it('counts events and notices by outcome, requests to Teams by status, and shows the build', async () => {
  const paula = chat.as({ aadObjectId: people.paula, name: 'Paula' });
  await paula.says('help');
  const assignment = anAssignment({ assignedTo: { aadObjectId: people.paula } });
  expect(await chat.event(assignment, 'event_1')).toBe(202);
  expect(await chat.event(assignment, 'event_1')).toBe(202);
  await chat.teams.until(() => JSON.stringify(paula.chat.messages).includes('Fabrikam'));
  while (!(await page()).includes('desk_notices_total{outcome="settled",code="sent"} 1'));
  const text = await page();
  expect(text).toContain('desk_webhook_events_total{outcome="applied"} 1');
  expect(text).toContain('desk_webhook_events_total{outcome="replayed"} 1');
  expect(text).toMatch(/desk_connector_seconds_count\{operation="send",status="2xx"\} \d/u);
  expect(text).toMatch(/desk_build_info\{version="\d+\.\d+\.\d+",node="\d+\.\d+\.\d+"\} 1/u);
  for (const task of ['daily-jobs', 'due-scan', 'waiting-scan', 'parked-sweep'])
    expect(text).toContain(`desk_last_run_timestamp_seconds{task="${task}"} ${NOON / 1000}`);
});
