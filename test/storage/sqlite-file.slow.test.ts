import { once } from 'node:events';
import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { StoreUnavailable } from '../../workflow/kernel/ports.ts';
import { aSqliteFile, type SqliteFile } from '../support/a-sqlite-file.ts';

let now = 0;
let sqlite: SqliteFile;
const partition = { tenantId: 'contoso', aggregateId: 'voucher:1' };
const file = () => sqlite.path;
const store = () => sqlite.store();
/** A connection that does not wait for locks. */
const bare = () => sqlite.bare({ timeout: 0 });

/**
 * Locks a new file as a process that creates it, reports that, and releases it after a failed open.
 */
const MAKING_A_FILE = `
  const { DatabaseSync } = require('node:sqlite');
  const { parentPort, workerData } = require('node:worker_threads');
  const database = new DatabaseSync(workerData);
  database.exec('BEGIN IMMEDIATE');
  parentPort.postMessage('held');
  setTimeout(() => { database.exec('ROLLBACK'); database.close(); }, 200);
`;

beforeEach(() => {
  now = Date.parse('2020-03-02T09:00:00Z');
  sqlite = aSqliteFile({ now: () => now });
});
afterEach(() => sqlite.remove());

describe('the database file', () => {
  it('is created with its folder for this user only, and so are its side files', async () => {
    await store().commit(partition, [{ op: 'create', id: 'a', kind: 'k', body: 1 }]);
    const modes = ['', '-wal', '-shm'].map((suffix) => statSync(file() + suffix).mode & 0o777);
    expect(modes).toEqual([0o600, 0o600, 0o600]);
    expect(statSync(path.dirname(file())).mode & 0o777).toBe(0o700);
  });

  it('keeps its documents across restarts', async () => {
    const before = store();
    await before.commit(partition, [{ op: 'create', id: 'a', kind: 'k', body: 'kept' }]);
    await before.close();
    expect(await store().read({ ...partition, id: 'a' })).toMatchObject({ body: 'kept' });
  });

  it('is refused if a later release wrote it', async () => {
    await store().close();
    bare().exec('PRAGMA user_version = 99');
    expect(store).toThrow(expect.objectContaining({ code: 'store-unusable' }));
  });

  it('is refused and left unchanged if another program wrote it', () => {
    const foreign = bare();
    foreign.exec('CREATE TABLE theirs (a)');
    expect(store).toThrow(expect.objectContaining({ code: 'store-unusable' }));
    const tables = foreign.prepare('SELECT name FROM sqlite_schema').all();
    expect(tables.map(({ name }) => name)).toEqual(['theirs']);
  });

  it.each([
    ['is no database', () => writeFileSync(file(), 'not a database '.repeat(100))],
    ['is a folder', () => mkdirSync(file())],
  ])('is reported as unavailable if it %s', (_what, make) => {
    mkdirSync(path.dirname(file()), { recursive: true });
    make();
    expect(store).toThrow(StoreUnavailable);
  });

  it('gets missing tallies, which an earlier release then maintains', async () => {
    const before = store();
    const voucher = (id: string, status: string) =>
      before.commit({ ...partition, aggregateId: `voucher:${id}` }, [
        { op: 'put', id: 'state', kind: 'voucher', body: 1, index: { status, offer: 'DDPS' } },
      ]);
    await voucher('1', 'assigned');
    await voucher('2', 'assigned');
    const older = bare();
    for (const when of ['added', 'changed', 'removed'])
      older.exec(`DROP TRIGGER vouchersByOffer_${when}`);
    older.exec("DELETE FROM tallies WHERE tally = 'vouchersByOffer'");
    const after = store();
    const counted = () => after.tally({ tally: 'vouchersByOffer', tenantId: 'contoso' });
    expect(await counted()).toMatchObject([{ count: 2 }]);
    await voucher('2', 'reserved');
    await voucher('3', 'reserved');
    expect((await counted()).map(({ count, values }) => [values.status, count])).toEqual([
      ['assigned', 1],
      ['reserved', 2],
    ]);
  });

  it('can be opened while another process holds the lock', async () => {
    await store().close();
    bare().exec('BEGIN IMMEDIATE');
    await expect(store().ping()).resolves.toBeUndefined();
  });

  it('can be opened while another process creates it', async () => {
    mkdirSync(path.dirname(file()), { recursive: true });
    const making = new Worker(MAKING_A_FILE, { eval: true, workerData: file() });
    const ended = once(making, 'exit');
    await once(making, 'message');
    const documents = store();
    await expect(documents.ping()).resolves.toBeUndefined();
    await ended;
  });

  it('loses expired documents in time', async () => {
    const documents = store();
    const writes = ['a', 'b', 'c'].map((id) => ({ id, kind: 'k', body: 1, ttlSeconds: 5 }));
    for (const write of writes) await documents.commit(partition, [{ op: 'create', ...write }]);
    now += 120_000;
    await documents.commit(partition, [{ op: 'create', id: 'd', kind: 'k', body: 1 }]);
    const left = bare().prepare('SELECT id FROM documents').all();
    expect(left.map(({ id }) => id)).toEqual(['d']);
  });
});

describe('the lock of another process', () => {
  it('is awaited without blocking this process', async () => {
    const documents = store();
    const holder = bare();
    holder.exec('BEGIN IMMEDIATE');
    const committing = documents.commit(partition, [{ op: 'create', id: 'a', kind: 'k', body: 1 }]);
    holder.exec('ROLLBACK');
    expect(await committing).toMatchObject({ ok: true });
  });

  it('makes the store unavailable to writers only, if it is never released', async () => {
    const documents = store();
    bare().exec('BEGIN IMMEDIATE');
    const write = { id: 'a', kind: 'k', body: 1 } as const;
    await expect(documents.commit(partition, [{ op: 'put', ...write }])).rejects.toBeInstanceOf(
      StoreUnavailable,
    );
    expect(await documents.read({ ...partition, id: 'a' })).toBeUndefined();
  });
});
