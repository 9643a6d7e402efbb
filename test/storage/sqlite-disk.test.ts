import { copyFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { LogOnDisk } from '../../storage/sqlite/disk.ts';
import { openSqliteDocuments } from '../../storage/sqlite/open-sqlite-documents.ts';
import { bringUpToDate } from '../../storage/sqlite/schema.ts';
import { SqliteDocuments } from '../../storage/sqlite/sqlite-documents.ts';
import { aFolder } from '../support/a-folder.ts';

let folder: ReturnType<typeof aFolder>;
let syncs: PromiseWithResolvers<void>[];
let disk: LogOnDisk;
beforeEach(() => {
  folder = aFolder();
  const file = path.join(folder.path, 'desk.db-wal');
  writeFileSync(file, 'log');
  syncs = [];
  disk = new LogOnDisk(file, () => {
    syncs.push(Promise.withResolvers());
    return syncs.at(-1)!.promise;
  });
});
afterEach(() => folder.remove());

const begun = async (count: number): Promise<void> => {
  while (syncs.length < count) await nextTurn();
};

it('callers during an fsync share the next one', async () => {
  const order: string[] = [];
  const asks = (caller: string) => disk.reached().then(() => order.push(caller));
  const first = asks('first');
  await begun(1);
  const others = [asks('second'), asks('third')];
  syncs[0]!.resolve();
  await first;
  await begun(2);
  order.push('second time');
  syncs[1]!.resolve();
  await Promise.all(others);
  expect(order).toEqual(['first', 'second time', 'second', 'third']);
  expect(syncs).toHaveLength(2);
  await disk.close();
});

it('a failed fsync rejects its callers, and the next one is tried', async () => {
  const first = disk.reached();
  await begun(1);
  const second = disk.reached();
  syncs[0]!.reject(new Error('EIO'));
  await expect(first).rejects.toThrow('EIO');
  await begun(2);
  syncs[1]!.resolve();
  await expect(second).resolves.toBeUndefined();
  await disk.close();
});

it('close waits for the fsync in progress', async () => {
  const reached = disk.reached();
  await begun(1);
  let isClosed = false;
  const closing = disk.close().then(() => (isClosed = true));
  await nextTurn();
  expect(isClosed).toBe(false);
  syncs[0]!.resolve();
  await Promise.all([reached, closing]);
});

it('a missing write-ahead log is an error', async () => {
  const gone = new LogOnDisk(path.join(folder.path, 'nowhere', 'desk.db-wal'));
  await expect(gone.reached()).rejects.toThrow('ENOENT');
  await gone.close();
});

it('the real write-ahead log is synced repeatedly', async () => {
  const real = new LogOnDisk(path.join(folder.path, 'desk.db-wal'));
  for (let time = 0; time < 3; time++) await real.reached();
  await expect(real.close()).resolves.toBeUndefined();
});

it('every acknowledged write is in the files as they were at the last fsync', async () => {
  const file = path.join(folder.path, 'desk.db');
  const survived = path.join(folder.path, 'survived.db');
  const database = new DatabaseSync(file);
  database.exec('PRAGMA journal_mode = WAL');
  bringUpToDate(database);
  const log = new LogOnDisk(`${file}-wal`, async () => {
    for (const end of ['', '-wal']) copyFileSync(file + end, survived + end);
    await nextTurn();
  });
  const clock = { now: () => 0 };
  const documents = new SqliteDocuments(database, clock, log);
  const lost: string[] = [];
  const one = async (id: string): Promise<void> => {
    const partition = { tenantId: 'contoso', aggregateId: id };
    await documents.commit(partition, [{ op: 'create', id, kind: 'k', body: 1 }]);
    const after = openSqliteDocuments({ path: survived, clock });
    if ((await after.read({ ...partition, id })) === undefined) lost.push(id);
    await after.close();
  };
  for (let round = 0; round < 4; round++)
    await Promise.all(
      Array.from({ length: 4 }, async (_, at) => {
        for (let turn = 0; turn < at; turn++) await nextTurn();
        await one(`${round}-${at}`);
      }),
    );
  expect(lost).toEqual([]);
  await documents.close();
});
