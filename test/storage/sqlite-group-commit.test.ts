import { DatabaseSync } from 'node:sqlite';
import { openSqliteDocuments } from '../../storage/sqlite/open-sqlite-documents.ts';
import { bringUpToDate } from '../../storage/sqlite/schema.ts';
import { SqliteDocuments } from '../../storage/sqlite/sqlite-documents.ts';
import type { Documents, Write } from '../../workflow/ports.ts';

describe('batches that arrive together', () => {
  let documents: Documents;
  beforeEach(() => {
    documents = openSqliteDocuments({ path: ':memory:', clock: { now: () => 0 } });
  });
  afterEach(() => documents.close());

  const partition = { tenantId: 'contoso', aggregateId: 'one' };
  const create = (id: string): Write => ({ op: 'create', id, kind: 'k', body: id });
  const ids = async (): Promise<readonly string[]> => {
    const { documents: found } = await documents.find({ ...partition, kind: 'k', limit: 10 });
    return found.map(({ id }) => id).sort();
  };

  it('stay apart: a conflict undoes its own writes and no others', async () => {
    const results = await Promise.all([
      documents.commit(partition, [create('a')]),
      documents.commit(partition, [create('b'), create('a')]),
      documents.commit(partition, [create('c')]),
    ]);
    expect(results.map(({ ok }) => ok)).toEqual([true, false, true]);
    expect(results[1]).toEqual({ ok: false, conflict: 'exists', at: 1 });
    expect(await ids()).toEqual(['a', 'c']);
  });

  it('stay apart: one that SQLite cannot write takes none with it', async () => {
    const broken = { ...create('b'), id: {} as string };
    const results = await Promise.allSettled([
      documents.commit(partition, [create('a')]),
      documents.commit(partition, [broken]),
      documents.commit(partition, [create('c')]),
    ]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await ids()).toEqual(['a', 'c']);
  });

  it('are all carried out, more than go to the disk at once, before the store closes', async () => {
    const all = Array.from({ length: 200 }, (_, n) =>
      documents.commit(partition, [create(`${n}`)]),
    );
    await documents.close();
    expect(new Set((await Promise.all(all)).map(({ ok }) => ok))).toEqual(new Set([true]));
  });

  it('one that follows on the heels of another is not forgotten', async () => {
    for (const id of ['a', 'b', 'c']) await documents.commit(partition, [create(id)]);
    expect(await ids()).toEqual(['a', 'b', 'c']);
  });
});

describe('the disk', () => {
  const partition = { tenantId: 'contoso', aggregateId: 'one' };
  const lasting: Write = { op: 'put', id: 'a', kind: 'k', body: 1 };
  const brief: Write = { op: 'put', id: 'b', kind: 'k', body: 1, lasting: false };

  it.each<[string, readonly (readonly Write[])[], 'waited for' | 'not waited for']>([
    ['what must last', [[lasting]], 'waited for'],
    ['what need not', [[brief], [{ op: 'delete', id: 'b', lasting: false }]], 'not waited for'],
    ['a batch of both', [[brief, lasting]], 'waited for'],
    ['both together', [[brief], [lasting]], 'waited for'],
  ])('is, for %s', async (_what, batches, expected) => {
    const database = new DatabaseSync(':memory:');
    bringUpToDate(database);
    database.exec('PRAGMA synchronous = FULL');
    const documents = new SqliteDocuments(database, { now: () => 0 });
    // Whatever came before.
    await documents.commit(partition, [expected === 'waited for' ? brief : lasting]);
    await Promise.all(batches.map((batch) => documents.commit(partition, batch)));
    const { synchronous } = database.prepare('PRAGMA synchronous').get() as { synchronous: number };
    expect(synchronous).toBe({ 'waited for': 2, 'not waited for': 1 }[expected]);
    await documents.close();
  });
});
