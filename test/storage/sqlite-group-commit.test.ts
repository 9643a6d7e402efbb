import { DatabaseSync } from 'node:sqlite';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { NO_DISK } from '../../storage/sqlite/disk.ts';
import { openSqliteDocuments } from '../../storage/sqlite/open-sqlite-documents.ts';
import { bringUpToDate } from '../../storage/sqlite/schema.ts';
import { SqliteDocuments } from '../../storage/sqlite/sqlite-documents.ts';
import { StoreUnavailable, type Documents, type Write } from '../../workflow/kernel/ports.ts';

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

  it('are isolated: a conflict undoes only its own batch', async () => {
    const results = await Promise.all([
      documents.commit(partition, [create('a')]),
      documents.commit(partition, [create('b'), create('a')]),
      documents.commit(partition, [create('c')]),
    ]);
    expect(results.map(({ ok }) => ok)).toEqual([true, false, true]);
    expect(results[1]).toEqual({ ok: false, conflict: 'exists', at: 1 });
    expect(await ids()).toEqual(['a', 'c']);
  });

  it('are isolated: a batch that SQLite cannot write fails alone', async () => {
    const broken = { ...create('b'), id: {} as string };
    const results = await Promise.allSettled([
      documents.commit(partition, [create('a')]),
      documents.commit(partition, [broken]),
      documents.commit(partition, [create('c')]),
    ]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await ids()).toEqual(['a', 'c']);
  });

  it('are all committed before the store closes, beyond the size of one group', async () => {
    const all = Array.from({ length: 200 }, (_, n) =>
      documents.commit(partition, [create(`${n}`)]),
    );
    await documents.close();
    expect(new Set((await Promise.all(all)).map(({ ok }) => ok))).toEqual(new Set([true]));
  });

  it('are committed if one directly follows another', async () => {
    for (const id of ['a', 'b', 'c']) await documents.commit(partition, [create(id)]);
    expect(await ids()).toEqual(['a', 'b', 'c']);
  });
});

describe('a transaction', () => {
  const partition = { tenantId: 'contoso', aggregateId: 'one' };
  const create = (id: string): Write => ({ op: 'create', id, kind: 'k', body: id });

  class Watched extends DatabaseSync {
    commits = 0;
    override exec(sql: string): void {
      super.exec(sql);
      if (sql === 'COMMIT') this.commits++;
    }
  }

  let database: Watched;
  let documents: Documents;
  beforeEach(() => {
    database = new Watched(':memory:');
    bringUpToDate(database);
    documents = new SqliteDocuments(database, { now: () => 0 }, NO_DISK);
    database.commits = 0;
  });
  afterEach(() => documents.close());

  it('groups batches that arrive in the same event-loop iteration', async () => {
    await Promise.all(['a', 'b', 'c'].map((id) => documents.commit(partition, [create(id)])));
    expect(database.commits).toBe(1);
  });

  it('waits for more batches as long as more arrive', async () => {
    const arrivals: Promise<unknown>[] = [];
    const arrives = (id: string) => arrivals.push(documents.commit(partition, [create(id)]));
    // Each in the iteration after the previous one.
    setImmediate(() => {
      arrives('b');
      setImmediate(() => arrives('c'));
    });
    arrives('a');
    await arrivals[0];
    await Promise.all(arrivals);
    expect(arrivals).toHaveLength(3);
    expect(database.commits).toBe(1);
  });

  it('has a maximum number of batches', async () => {
    const all = Array.from({ length: 65 }, (_, n) => documents.commit(partition, [create(`${n}`)]));
    await Promise.all(all);
    expect(database.commits).toBe(2);
  });
});

describe('the fsync', () => {
  const partition = { tenantId: 'contoso', aggregateId: 'one' };
  const lasting: Write = { op: 'put', id: 'a', kind: 'k', body: 1 };
  const brief: Write = { op: 'put', id: 'b', kind: 'k', body: 1, lasting: false };
  const conflicting: Write = { op: 'replace', id: 'c', kind: 'k', body: 1, ifMatch: 'none' };

  let asked: PromiseWithResolvers<void>[];
  let documents: Documents;
  beforeEach(() => {
    const database = new DatabaseSync(':memory:');
    bringUpToDate(database);
    asked = [];
    const reached = (): Promise<void> => {
      asked.push(Promise.withResolvers());
      return asked.at(-1)!.promise;
    };
    const disk = { reached, close: () => Promise.resolve() };
    documents = new SqliteDocuments(database, { now: () => 0 }, disk);
  });
  afterEach(() => documents.close());

  /** Order of the batches' responses relative to the fsync. */
  async function answered(...batches: readonly (readonly Write[])[]): Promise<string[]> {
    const order: string[] = [];
    const all = batches.map(async (batch, at) => {
      await documents.commit(partition, batch);
      order.push(`batch ${at}`);
    });
    // Iterations to gather, execute and answer the batches.
    for (let turn = 0; turn < 5; turn++) await nextTurn();
    if (asked.length > 0) order.push('reached');
    for (const { resolve } of asked) resolve();
    await Promise.all(all);
    return order;
  }

  it.each<[string, readonly (readonly Write[])[], readonly string[]]>([
    ['what must last', [[lasting]], ['reached', 'batch 0']],
    [
      'what need not',
      [[brief], [{ op: 'delete', id: 'b', lasting: false }]],
      ['batch 0', 'batch 1'],
    ],
    ['a batch of both', [[brief, lasting]], ['reached', 'batch 0']],
    ['both together', [[lasting], [brief]], ['batch 1', 'reached', 'batch 0']],
    ['a conflict with what may not have reached it', [[conflicting]], ['reached', 'batch 0']],
  ])('is awaited if required: %s', async (_what, batches, order) => {
    expect(await answered(...batches)).toEqual(order);
  });

  it('is not awaited by the next batches, which are executed concurrently', async () => {
    const first = documents.commit(partition, [lasting]);
    const second = documents.commit(partition, [{ ...brief, op: 'create' }]);
    expect(await second).toMatchObject({ ok: true });
    for (const { resolve } of asked) resolve();
    expect(await first).toMatchObject({ ok: true });
  });

  it('makes the store unavailable on an error, and is tried again', async () => {
    const failing = documents.commit(partition, [lasting]);
    while (asked.length === 0) await nextTurn();
    asked[0]!.reject(new Error('EIO'));
    await expect(failing).rejects.toBeInstanceOf(StoreUnavailable);
    const again = documents.commit(partition, [lasting]);
    while (asked.length === 1) await nextTurn();
    asked[1]!.resolve();
    expect(await again).toMatchObject({ ok: true });
  });
});
