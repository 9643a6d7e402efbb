import { openSqliteDocuments } from '../../storage/sqlite/open-sqlite-documents.ts';
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
