import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { STORE_HINTS } from '../../storage/store-hints.ts';
import { SECRET } from '../support/signed-event.ts';
import { aFolder } from '../support/a-folder.ts';
import { compileCache } from '../support/compile-cache.ts';

const root = path.resolve(import.meta.dirname, '../..');

interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the program of `npm start` with only the given environment and the compile cache. */
function start(environment: Record<string, string>) {
  const env = { ...compileCache, ...environment };
  const child = spawn(process.execPath, ['bot/main.ts'], { cwd: root, env });
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  const ended = new Promise<Ended>((resolve) => {
    child.on('close', (code, signal) => resolve({ code, signal, out, err }));
  });
  const started = new Promise<string>((resolve, reject) => {
    child.stdout.on('data', () => {
      const address = /"address":"([^"]+)"/u.exec(out)?.[1];
      if (address !== undefined) resolve(address);
    });
    child.on('close', () => reject(new RangeError(`it did not start: ${err}`)));
  });
  started.catch(() => undefined);
  return { child, ended, started };
}

/** Milliseconds; generous, since each test starts a process. */
const LIMIT = 120_000;

const PROBLEMS = /2 problems:\n {2}- PORT must .*\n {2}- TIME_ZONE must .*\n$/u;
const inFile = { SQLITE_PATH: 'package.json/desk.sqlite' };
it.each([
  ['the configuration', { PORT: 'x', TIME_ZONE: 'y' }, PROBLEMS],
  [
    'the programme',
    { PROGRAMME_FILE: 'package.json' },
    /^the programme definition is not valid:\n/u,
  ],
  ['the place of the secret', inFile, /cannot be stored in package\.json.webhook-secret/u],
  [
    'the place of the database',
    { ...inFile, WEBHOOK_SECRETS: SECRET },
    /^The database file .* cannot be created or opened/u,
  ],
])(
  'reports an error in %s and exits with 1',
  async (_what, environment, message) => {
    const folder = aFolder();
    const database = { SQLITE_PATH: `${folder.path}/desk.sqlite` };
    const { code, out, err } = await start({ ...database, ...environment }).ended;
    folder.remove();
    expect(code).toBe(1);
    expect(out).toMatch(/^\{"level":"error",.*"event":"start-failed",.*"code":"[a-z-]+".*\}\n$/u);
    expect(err).toMatch(message);
    expect(err).not.toMatch(/^ {4}at /mu);
  },
  LIMIT,
);

it(
  'logs the reason of an unusable store, its hint and the underlying error',
  async () => {
    const folder = aFolder();
    const database = `${folder.path}/desk.sqlite`;
    writeFileSync(database, 'This is no database, only some text. '.repeat(40));
    const { code, out, err } = await start({ SQLITE_PATH: database }).ended;
    folder.remove();
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      event: 'start-failed',
      code: 'store-unavailable',
      reason: 'not-a-database',
      hint: STORE_HINTS['not-a-database'],
      error: { cause: { code: 'ERR_SQLITE_ERROR' } },
    });
    expect(err).toContain(`The database at ${database} cannot be used`);
  },
  LIMIT,
);

it.each(['SIGTERM', 'SIGINT'] as const)(
  'runs in local mode until %s',
  async (signal) => {
    const folder = aFolder();
    const desk = start({ PORT: '0', SQLITE_PATH: `${folder.path}/desk.sqlite` });
    const address = await desk.started;
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/u);
    expect((await fetch(`${address}/readyz`)).status).toBe(200);
    const secret = path.join(folder.path, 'webhook-secret');
    expect(readFileSync(secret, 'utf8')).toMatch(/^whsec_[A-Za-z0-9+/]{43}=\n$/u);
    expect(statSync(secret).mode & 0o777).toBe(0o600);
    desk.child.kill(signal);
    const { code, err } = await desk.ended;
    folder.remove();
    expect([code, err]).toEqual([0, '']);
  },
  LIMIT,
);

it.each([50, 150, 300, 600])(
  'exits with 0 on a SIGTERM %i ms after its start',
  async (milliseconds) => {
    const folder = aFolder();
    const desk = start({ PORT: '0', SQLITE_PATH: `${folder.path}/desk.sqlite` });
    await once(desk.child, 'spawn');
    await setTimeout(milliseconds);
    desk.child.kill('SIGTERM');
    const { code, signal } = await desk.ended;
    folder.remove();
    // Before Node installs the signal handler, the signal ends the process.
    expect([0, 'SIGTERM']).toContain(code ?? signal);
  },
);

it(
  'logs an uncaught error without its message, releases its leases and exits with 1',
  async () => {
    const folder = aFolder();
    const database = `${folder.path}/desk.sqlite`;
    const preload = path.join(folder.path, 'reject.cjs');
    writeFileSync(
      preload,
      `process.on('SIGUSR2', () => { void Promise.reject(new Error('Customer Erika Mustermann')); });`,
    );
    const desk = start({ PORT: '0', SQLITE_PATH: database, NODE_OPTIONS: `-r ${preload}` });
    await desk.started;
    desk.child.kill('SIGUSR2');
    const { code, out, err } = await desk.ended;
    folder.remove();
    expect([code, err]).toEqual([1, '']);
    expect(out).not.toContain('Mustermann');
    const events = out
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { event: string }).event);
    expect(events).toEqual(expect.arrayContaining(['crashed', 'stopped']));
  },
  LIMIT,
);
