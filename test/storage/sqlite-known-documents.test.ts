import path from 'node:path';
import { openSqliteDocuments } from '../../storage/sqlite/open-sqlite-documents.ts';
import type { Documents, Write } from '../../workflow/kernel/ports.ts';
import { aFolder } from '../support/a-folder.ts';

const partition = { tenantId: 'contoso', aggregateId: 'voucher:1' };
const key = { ...partition, id: 'a' };
const a = (body: unknown, more: object = {}): Write[] => [
  { op: 'put', id: 'a', kind: 'k', body, ...more },
];

let now = 0;
let folder: ReturnType<typeof aFolder>;
let documents: Documents;
let elsewhere: Documents;
beforeEach(() => {
  now = Date.parse('2020-03-02T09:00:00Z');
  folder = aFolder();
  const open = () =>
    openSqliteDocuments({
      path: path.join(folder.path, 'desk.sqlite'),
      clock: { now: () => now },
    });
  [documents, elsewhere] = [open(), open()];
});
afterEach(async () => {
  await Promise.all([documents.close(), elsewhere.close()]);
  folder.remove();
});
const body = async () => (await documents.read(key))?.body;

describe('a cached document', () => {
  it('is not read again while nothing changed', async () => {
    await documents.commit(partition, a('one'));
    const first = await documents.read(key);
    expect(first).toMatchObject({ body: 'one' });
    expect(await documents.read(key)).toBe(first);
  });

  it.each([
    ['here', () => documents],
    ['by another connection', () => elsewhere],
  ])('is current after a write %s', async (_who, writer) => {
    expect(await body()).toBeUndefined();
    for (const change of ['one', 'two']) {
      await writer().commit(partition, a(change));
      expect(await body()).toBe(change);
    }
    await writer().commit(partition, [{ op: 'delete', id: 'a' }]);
    expect(await body()).toBeUndefined();
  });

  it('is unchanged after a refused batch', async () => {
    await documents.commit(partition, a('one'));
    expect(await body()).toBe('one');
    const refused = [...a('two'), { op: 'replace', id: 'b', kind: 'k', body: 1, ifMatch: 'x' }];
    expect(await documents.commit(partition, refused as Write[])).toMatchObject({ ok: false });
    expect(await body()).toBe('one');
  });

  it('is gone after its lifetime', async () => {
    await documents.commit(partition, a('one', { ttlSeconds: 60 }));
    expect(await body()).toBe('one');
    now += 60_000;
    expect(await body()).toBeUndefined();
  });

  it('cannot be changed by one reader for the next', async () => {
    await documents.commit(partition, a({ inner: { list: [1] } }, { index: { offer: 'DDPS' } }));
    const document = (await documents.read<{ inner: { list: number[] } }>(key))!;
    expect(() => document.body.inner.list.push(2)).toThrow(TypeError);
    expect(() => Object.assign(document.index, { offer: 'SDPS' })).toThrow(TypeError);
  });
});
