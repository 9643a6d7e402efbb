import { StoreUnavailable, type Documents, type Write } from '../../../workflow/kernel/ports.ts';
import { eachWithStore, type StartStore } from './store-under-test.ts';

/** Guarantees of expiring documents and of an unavailable store. */
export function lifetimeContract(start: StartStore, mayBreakDown: boolean): void {
  const { documents, partition, written, kind, store } = eachWithStore(start);

  const brief = (id: string): Write => ({
    op: 'put',
    id,
    kind: kind(),
    body: {},
    index: { status: 'x' },
    ttlSeconds: 5,
  });

  describe('a document with a lifetime', () => {
    it('is missing from every query after it', async () => {
      const key = { ...partition(), id: 'brief' };
      const asked = { kind: kind(), tenantId: key.tenantId, where: { status: { eq: 'x' } } };
      await written(partition(), brief('brief'), { ...brief('kept'), ttlSeconds: 600 } as Write);
      await store().pass(2);
      expect(await documents().read(key)).toBeDefined();
      expect(await documents().count(asked)).toBe(2);
      await store().pass(4);
      expect(await documents().read(key)).toBeUndefined();
      expect(await documents().count(asked)).toBe(1);
      const { documents: found } = await documents().find({ ...asked, limit: 10 });
      expect(found.map(({ id }) => id)).toEqual(['kept']);
    });

    it('can be created again after it', async () => {
      await written(partition(), brief('brief'));
      await store().pass(6);
      const result = await documents().commit(partition(), [
        { ...brief('brief'), op: 'create' } as Write,
      ]);
      expect(result.ok).toBe(true);
    });

    it.each(['replace', 'delete'] as const)('is missing to a guarded %s', async (op) => {
      const [ifMatch] = await written(partition(), brief('brief'));
      await store().pass(6);
      const result = await documents().commit(partition(), [
        { ...brief('brief'), op, ifMatch } as Write,
      ]);
      expect(result).toEqual({ ok: false, conflict: 'missing', at: 0 });
    });

    it('gets a new lifetime with every write', async () => {
      const [ifMatch] = await written(partition(), brief('brief'));
      await store().pass(3);
      await written(partition(), { ...brief('brief'), op: 'replace', ifMatch: ifMatch! } as Write);
      await store().pass(3);
      expect(await documents().read({ ...partition(), id: 'brief' })).toBeDefined();
    });
  });

  describe('the store', () => {
    it('answers a ping', async () => {
      await expect(documents().ping()).resolves.toBeUndefined();
    });

    it('shows a connection the writes of another', async () => {
      const other = await store().connect();
      const [etag] = await written(partition(), brief('a'));
      expect((await other.read({ ...partition(), id: 'a' }))?.etag).toBe(etag);
    });

    it('may be closed twice', async () => {
      const other = await store().connect();
      await other.close();
      await expect(other.close()).resolves.toBeUndefined();
    });

    (mayBreakDown ? it : it.skip).each<[string, (documents: Documents) => Promise<unknown>]>([
      ['read', (it) => it.read({ ...partition(), id: 'a' })],
      ['commit of one', (it) => it.commit(partition(), [brief('a')])],
      ['commit of several', (it) => it.commit(partition(), [brief('a'), brief('b')])],
      ['find', (it) => it.find({ kind: kind(), tenantId: 't', limit: 1 })],
      ['count', (it) => it.count({ kind: kind(), tenantId: 't' })],
      ['ping', (it) => it.ping()],
    ])('is reported as unavailable while it is unreachable: %s', async (_what, call) => {
      const impatient = await store().connect(300);
      await store().breakDown();
      await expect(call(impatient)).rejects.toBeInstanceOf(StoreUnavailable);
    });
  });
}
