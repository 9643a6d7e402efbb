import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { DeskBot } from '../../bot/desk-bot.ts';
import type { Documents } from '../../workflow/kernel/ports.ts';
import { aFolder } from '../support/a-folder.ts';
import { aStoreThatCanFail, type FailingStore } from '../support/a-store-that-can-fail.ts';
import { people } from '../support/partner.ts';
import { freePort } from '../support/free-port.ts';
import { anHttpChat, type HttpChat, type HttpTalker } from '../support/http-chat.ts';
import { NOON } from '../support/running-desk.ts';
import { anAssignment } from '../support/signed-event.ts';

const hasPrometheus = spawnSync('prometheus', ['--version']).error === undefined;
if (!hasPrometheus) console.info('prometheus is not installed: no alert is seen to fire');

const RULES = path.resolve(import.meta.dirname, '../../deploy/alerts.yaml');
const LIMIT_MS = 600_000;

interface Prometheus {
  /** Resolves to the seconds until the alert fires. */
  firesWithin(alert: string, seconds: number): Promise<number>;
  firing(): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** Starts Prometheus with the shipped rules, scraping and evaluating every 15 seconds. */
async function startPrometheus(metricsAddress: string): Promise<Prometheus> {
  const folder = aFolder();
  const address = `127.0.0.1:${await freePort()}`;
  const config = `${folder.path}/prometheus.yml`;
  const settings = {
    global: { scrape_interval: '15s', evaluation_interval: '15s' },
    rule_files: [RULES],
    scrape_configs: [
      { job_name: 'desk', static_configs: [{ targets: [new URL(metricsAddress).host] }] },
    ],
  };
  writeFileSync(config, JSON.stringify(settings));
  const options = [`--config.file=${config}`, `--storage.tsdb.path=${folder.path}/data`];
  const child = spawn('prometheus', [...options, `--web.listen-address=${address}`], {
    stdio: 'ignore',
  });
  const firing = async (): Promise<readonly string[]> => {
    const response = await fetch(`http://${address}/api/v1/alerts`).catch(() => undefined);
    if (!response?.ok) return [];
    const { data } = (await response.json()) as {
      data: { alerts: { state: string; labels: { alertname: string } }[] };
    };
    return data.alerts
      .filter(({ state }) => state === 'firing')
      .map(({ labels }) => labels.alertname);
  };
  return {
    firing,
    async firesWithin(alert, seconds) {
      const began = performance.now();
      const passed = (): number => (performance.now() - began) / 1000;
      while (!(await firing()).includes(alert)) {
        if (passed() > seconds) throw new RangeError(`${alert} did not fire in ${seconds} s`);
        await wait(1_000);
      }
      console.info(`${alert} fired after ${Math.round(passed())} s`);
      return passed();
    },
    async close() {
      const ended = once(child, 'exit');
      child.kill();
      await ended;
      folder.remove();
    },
  };
}

/** An unavailable store fails after the deadline of Cosmos DB calls. */
function slowToFail(store: FailingStore): Documents {
  const slow = async <Result>(call: () => Promise<Result>): Promise<Result> => {
    if (store.away) await wait(8_000);
    return call();
  };
  return {
    read: (key) => slow(() => store.read(key)),
    commit: (partition, writes) => slow(() => store.commit(partition, writes)),
    find: (query) => slow(() => store.find(query)),
    count: (query) => slow(() => store.count(query)),
    tally: (query) => slow(() => store.tally(query)),
    ping: () => slow(() => store.ping()),
    close: () => store.close(),
  };
}

/** Sends a message every two seconds until stopped. */
function keepsWriting(person: HttpTalker): () => Promise<void> {
  const stop = new AbortController();
  const work = (async () => {
    while (!stop.signal.aborted) {
      expect((await person.says('help')).status).toBe(200);
      await wait(2_000, undefined, { signal: stop.signal }).catch(() => undefined);
    }
  })();
  return async () => {
    stop.abort();
    await work;
  };
}

(hasPrometheus ? describe : describe.skip)('Prometheus with the shipped rules', () => {
  let chat: HttpChat;
  let store: FailingStore;
  let prometheus: Prometheus;
  let brokenTurns: boolean;

  beforeEach(async () => {
    const began = performance.now();
    const clock = { now: () => Math.floor(NOON + performance.now() - began) };
    store = aStoreThatCanFail(clock);
    brokenTurns = false;
    chat = await anHttpChat({
      clock,
      documents: slowToFail(store),
      environment: { METRICS_PORT: '0' },
      bot: (options) => {
        const { people: known } = options.services;
        const find = known.find.bind(known);
        known.find = async (...person) => {
          if (brokenTurns) throw new RangeError('the fault of a release');
          return find(...person);
        };
        return new DeskBot(options);
      },
    });
    prometheus = await startPrometheus(chat.desk.metricsAddress ?? '');
  });
  afterEach(async () => {
    await prometheus.close();
    store.away = false;
    chat.teams.recover();
    await chat.close();
  });

  const paula = (): HttpTalker => chat.as({ aadObjectId: people.paula, name: 'Paula' });

  it(
    'an alert fires within five minutes if every turn fails',
    async () => {
      brokenTurns = true;
      const stop = keepsWriting(paula());
      await prometheus.firesWithin('TurnsFailing', 300);
      expect(await prometheus.firing()).not.toContain('RequestsFailing');
      await stop();
    },
    LIMIT_MS,
  );

  it(
    'an alert fires if Teams answers 503 to every notice',
    async () => {
      await paula().says('help');
      chat.teams.fail({ status: 503 }, { times: Infinity });
      const event = anAssignment({ assignedTo: { aadObjectId: people.paula } });
      expect(await chat.event(event)).toBe(202);
      await prometheus.firesWithin('NoticesLate', 400);
    },
    LIMIT_MS,
  );

  it(
    'an alert fires if the store is unavailable, while scrapes are answered',
    async () => {
      await paula().says('help');
      store.away = true;
      const fires = prometheus.firesWithin('StoreUnavailable', 300);
      const began = performance.now();
      const page = await fetch(`${chat.desk.metricsAddress ?? ''}/metrics`);
      expect(await page.text()).toContain('desk_store_sample_age_seconds');
      expect(performance.now() - began).toBeLessThan(2_000);
      await fires;
    },
    LIMIT_MS,
  );
});
