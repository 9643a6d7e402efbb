import { existsSync, readFileSync } from 'node:fs';
import type { Documents, Write } from '../../workflow/kernel/ports.ts';
import { aSqliteFile, type SqliteFile } from '../support/a-sqlite-file.ts';
import { aStore } from '../support/stores.ts';

const partition = { tenantId: 'contoso', aggregateId: 'voucher:1' };
const SECRET = 'paula@contoso.example';
let now: number;
let sqlite: SqliteFile;
let documents: Documents;
beforeEach(() => {
  now = Date.parse('2020-03-02T09:00:00Z');
  sqlite = aSqliteFile({ now: () => now });
  documents = sqlite.store();
});
afterEach(() => sqlite.remove());

const content = (suffix = ''): string =>
  existsSync(sqlite.path + suffix) ? readFileSync(sqlite.path + suffix, 'latin1') : '';
const create = (id: string, ttlSeconds?: number): Write => ({
  op: 'create',
  id,
  kind: 'person',
  body: SECRET.repeat(50),
  index: { status: SECRET },
  ttlSeconds,
});
const everyOne = Array.from({ length: 60 }, (_, at) => `person:${at}`);

it('overwrites deleted content in the SQLite file', async () => {
  await documents.commit(partition, [create('kept'), ...everyOne.map((id) => create(id))]);
  sqlite.bare().exec('PRAGMA wal_checkpoint(TRUNCATE)');
  expect(content().includes(SECRET)).toBe(true);
  const deletes = ['kept', ...everyOne].map((id) => ({ op: 'delete', id }) as const);
  await documents.commit(partition, deletes);
  sqlite.bare().exec('PRAGMA wal_checkpoint(TRUNCATE)');
  expect(content().includes(SECRET)).toBe(false);
});

it('purges deleted, replaced and expired content, also from an earlier build', async () => {
  await documents.commit(partition, [
    create('deleted'),
    create('replaced'),
    create('expired', 60),
    { op: 'create', id: 'kept', kind: 'person', body: 'carlo@contoso.example' },
  ]);
  await documents.commit(partition, [
    { op: 'delete', id: 'deleted' },
    { op: 'put', id: 'replaced', kind: 'person', body: 1 },
  ]);
  const earlier = sqlite.bare();
  earlier.exec('PRAGMA secure_delete = OFF; CREATE TABLE earlier (text)');
  earlier.exec(`INSERT INTO earlier SELECT '${SECRET.repeat(50)}' FROM documents`);
  earlier.exec('DROP TABLE earlier; PRAGMA wal_checkpoint(TRUNCATE)');
  now += 61_000;
  expect(content().includes(SECRET)).toBe(true);

  await documents.purgeDeleted?.();
  expect((content() + content('-wal')).includes(SECRET)).toBe(false);
  expect(content().includes('carlo@contoso.example')).toBe(true);
  expect(await documents.read({ ...partition, id: 'kept' })).toBeDefined();
});

it('waits for another connection that reads the write-ahead log', async () => {
  await documents.commit(partition, [create('deleted')]);
  const reader = sqlite.bare();
  reader.exec('BEGIN; SELECT * FROM documents');
  await documents.commit(partition, [{ op: 'delete', id: 'deleted' }]);
  const purged = documents.purgeDeleted?.();
  setImmediate(() => reader.exec('ROLLBACK'));
  await purged;
  expect((content() + content('-wal')).includes(SECRET)).toBe(false);
});

it('purges a database in memory', async () => {
  const store = aStore();
  await store.commit(partition, [create('kept')]);
  await store.purgeDeleted?.();
  expect(await store.read({ ...partition, id: 'kept' })).toBeDefined();
});
