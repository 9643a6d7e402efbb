import { DatabaseSync } from 'node:sqlite';
import { NO_DISK } from '../../storage/sqlite/disk.ts';
import { bringUpToDate } from '../../storage/sqlite/schema.ts';
import { SqliteDocuments } from '../../storage/sqlite/sqlite-documents.ts';

const partition = { tenantId: 'contoso', aggregateId: 'one' };

it('a commit deletes expired documents, at most once a minute', async () => {
  let now = 0;
  const database = new DatabaseSync(':memory:');
  bringUpToDate(database);
  const documents = new SqliteDocuments(database, { now: () => now }, NO_DISK);
  const write = (id: string, ttlSeconds?: number) =>
    documents.commit(partition, [{ op: 'put', id, kind: 'k', body: 1, ttlSeconds }]);
  const inFile = () =>
    database
      .prepare('SELECT id FROM documents ORDER BY id')
      .all()
      .map(({ id }) => id);

  await write('brief', 5);
  await write('longer', 30);
  await write('stays');
  now = 59_999;
  await write('stays');
  expect(inFile()).toEqual(['brief', 'longer', 'stays']);
  now = 60_000;
  await write('brief too', 10);
  expect(inFile()).toEqual(['brief too', 'stays']);
  now = 119_999;
  await write('stays');
  expect(inFile()).toEqual(['brief too', 'stays']);
  now = 120_000;
  await write('stays');
  expect(inFile()).toEqual(['stays']);
  await documents.close();
});
