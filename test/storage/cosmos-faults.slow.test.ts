import { openCosmosDocuments } from '../../storage/cosmos/open-cosmos-documents.ts';
import { StoreUnavailable, type Documents, type Write } from '../../workflow/kernel/ports.ts';
import type { Fault, RequestKind } from '../support/cosmos-endpoint.ts';
import { aCosmos, type ACosmos } from '../support/cosmos.ts';

const partition = { tenantId: 'contoso', aggregateId: 'voucher:1' };
const key = { ...partition, id: 'state' };
const create = (id: string, body: unknown = id): Write => ({ op: 'create', id, kind: 'k', body });
const replace = (id: string, ifMatch: string, body: unknown): Write => ({
  op: 'replace',
  id,
  kind: 'k',
  body,
  ifMatch,
});

let cosmos: ACosmos;
let documents: Documents;
beforeEach(async () => {
  cosmos = await aCosmos();
  documents = await cosmos.connect({ budgetMs: 3_000 });
});
afterEach(() => cosmos.close());
const sent = (kind: RequestKind) => cosmos.endpoint.requests.filter((each) => each === kind).length;

describe('a response that proves nothing was written', () => {
  it.each<[string, Fault]>([
    ['429 with a time to wait', { status: 429, retryAfterMs: 20 }],
    ['429 without one', { status: 429 }],
    ['449', { status: 449 }],
    ['429 for one operation of the batch', { operationStatus: 429 }],
    ['449 for one operation of the batch', { operationStatus: 449 }],
  ])('is followed by a retry of the commit: %s', async (_what, fault) => {
    cosmos.endpoint.failNext('batch', fault, fault);
    expect(await documents.commit(partition, [create('state')])).toMatchObject({ ok: true });
    // No read-back, since it is certain that nothing was written.
    expect({ batches: sent('batch'), reads: sent('read') }).toEqual({ batches: 3, reads: 0 });
  });

  it.each<[RequestKind, Fault]>([
    ['read', { status: 429, retryAfterMs: 20 }],
    ['read', { status: 449 }],
    ['read', { status: 408 }],
    ['read', { status: 503 }],
    ['read', { status: 404, substatus: 1002 }],
    ['query', { status: 429, retryAfterMs: 20 }],
    ['query', { status: 503 }],
    ['plan', { status: 429 }],
  ])('is followed by a retry of the %s: %j', async (kind, fault) => {
    await documents.commit(partition, [create('state')]);
    // More failures than the SDK retries itself.
    cosmos.endpoint.failNext(kind, fault, fault, fault, fault);
    if (kind === 'read') expect(await documents.read(key)).toMatchObject({ body: 'state' });
    else expect(await documents.count({ kind: 'k', tenantId: 'contoso' })).toBe(1);
  });

  it('is not awaited beyond the deadline of the call', async () => {
    // Fails at once, not at the deadline: the test itself has less than 20 s.
    const patient = await cosmos.connect({ budgetMs: 20_000 });
    cosmos.endpoint.failNext('batch', { status: 429, retryAfterMs: 30_000 });
    const commit = patient.commit(partition, [create('state')]);
    await expect(commit).rejects.toBeInstanceOf(StoreUnavailable);
    expect(sent('batch')).toBe(1);
  });
});

describe('repeated responses that prove nothing was written', () => {
  it('are followed by growing pauses', async () => {
    const endless = Array.from({ length: 100 }, (): Fault => ({ status: 429 }));
    cosmos.endpoint.failNext('batch', ...endless);
    const patient = await cosmos.connect({ budgetMs: 1_000 });
    const commit = patient.commit(partition, [create('state')]);
    await expect(commit).rejects.toBeInstanceOf(StoreUnavailable);
    // Attempts after 50, 150, 350 and 750 ms; the SDK alone would send ten times as many.
    expect(sent('batch')).toBeLessThanOrEqual(5);
  });
});

describe('a lost response', () => {
  const ambiguous: [string, Fault, boolean][] = [
    ['a reset before', { drop: 'before' }, false],
    ['a reset after', { drop: 'after' }, true],
    ['503', { status: 503 }, false],
    ['408', { status: 408 }, false],
    ['500', { status: 500 }, false],
  ];

  it.each(ambiguous)(
    'is resolved by reading back after a batch: %s',
    async (_what, fault, done) => {
      cosmos.endpoint.failNext('batch', fault);
      const result = await documents.commit(partition, [create('state'), create('event')]);
      const state = await documents.read(key);
      const event = await documents.read({ ...partition, id: 'event' });
      expect(result).toEqual({ ok: true, etags: [state?.etag, event?.etag] });
      expect(sent('batch')).toBe(done ? 1 : 2);
    },
  );

  it.each(ambiguous)('leads to one effect of a guarded replace: %s', async (_what, fault) => {
    const first = await documents.commit(partition, [create('state', 1)]);
    const [etag] = first.ok ? first.etags : [];
    cosmos.endpoint.failNext('batch', fault);
    const result = await documents.commit(partition, [replace('state', etag!, 2)]);
    const now = await documents.read(key);
    expect(result).toEqual({ ok: true, etags: [now?.etag] });
    expect(now?.body).toBe(2);
  });

  it('is no conflict if the request arrives after its retry', async () => {
    cosmos.endpoint.failNext('batch', { drop: 'late' });
    const result = await documents.commit(partition, [create('state'), create('event')]);
    expect(result).toEqual({ ok: true, etags: [expect.any(String), expect.any(String)] });
    expect((await documents.read(key))?.etag).toBe(result.ok && result.etags[0]);
  });

  it('does not hide an earlier write by another process', async () => {
    await documents.commit(partition, [create('state', 'theirs')]);
    cosmos.endpoint.failNext('batch', { drop: 'before' });
    const result = await documents.commit(partition, [create('event'), create('state', 'ours')]);
    expect(result).toEqual({ ok: false, conflict: 'exists', at: 1 });
    expect((await documents.read(key))?.body).toBe('theirs');
  });

  it('is recognised by the documents of the commit that are unchanged', async () => {
    const first = await documents.commit(partition, [create('state', 1)]);
    const [etag] = first.ok ? first.etags : [];
    const other = await cosmos.connect();
    cosmos.endpoint.failNext('batch', { drop: 'after' });
    // The first read-back fails too, while another process changes one of the two documents.
    cosmos.endpoint.failNext(
      'read',
      { status: 503 },
      { status: 503 },
      { status: 503 },
      { status: 503 },
    );
    const writes = [replace('state', etag!, 2), create('receipt')];
    const committing = documents.commit(partition, writes);
    const change = async (): Promise<void> => {
      const result = await other.commit(partition, [
        { op: 'put', id: 'state', kind: 'k', body: 3 },
      ]);
      if (!result.ok) throw new Error(result.conflict);
    };
    while (sent('read') < 2) await new Promise(setImmediate);
    await change();
    const result = await committing;
    expect(result.ok).toBe(true);
    const now = await documents.read<number>(key);
    expect(now?.body).toBe(3);
    // The returned etag of the changed document prevents overwriting it.
    const stale = result.ok ? result.etags[0]! : '';
    expect(await documents.commit(partition, [replace('state', stale, 4)])).toMatchObject({
      conflict: 'changed',
    });
  });

  it('is reported as unknown for a guarded delete', async () => {
    const first = await documents.commit(partition, [create('state')]);
    const [ifMatch] = first.ok ? first.etags : [];
    cosmos.endpoint.failNext('batch', { drop: 'after' });
    const removal = documents.commit(partition, [{ op: 'delete', id: 'state', ifMatch: ifMatch! }]);
    await expect(removal).rejects.toBeInstanceOf(StoreUnavailable);
  });

  it('is followed by a retry of a plain delete', async () => {
    await documents.commit(partition, [create('state')]);
    cosmos.endpoint.failNext('batch', { drop: 'after' });
    const removal = await documents.commit(partition, [{ op: 'delete', id: 'state' }]);
    expect(removal).toEqual({ ok: true, etags: [undefined] });
  });

  it('is followed by a retry of a read', async () => {
    await documents.commit(partition, [create('state')]);
    cosmos.endpoint.failNext('read', { drop: 'before' });
    expect(await documents.read(key)).toMatchObject({ body: 'state' });
  });
});

describe('a missing response', () => {
  const hang: Fault[] = Array.from({ length: 5 }, () => ({ hang: 'before' }));

  it.each<[string, RequestKind, (it: Documents) => Promise<unknown>]>([
    ['read', 'read', (it) => it.read(key)],
    ['commit', 'batch', (it) => it.commit(partition, [create('state')])],
    ['find', 'plan', (it) => it.find({ kind: 'k', tenantId: 'contoso', limit: 1 })],
    ['find in one aggregate', 'query', (it) => it.find({ kind: 'k', ...partition, limit: 1 })],
    ['ping', 'read', (it) => it.ping()],
  ])('ends a %s at its deadline', async (_what, kind, call) => {
    cosmos.endpoint.failNext(kind, ...hang);
    const impatient = await cosmos.connect({ budgetMs: 150 });
    await expect(call(impatient)).rejects.toBeInstanceOf(StoreUnavailable);
  });

  it.each<[string, Fault]>([
    ['before it was carried out', { hang: 'before' }],
    ['after', { hang: 'after' }],
  ])('leaves time for another request: %s', async (_what, fault) => {
    cosmos.endpoint.failNext('batch', fault);
    const patient = await cosmos.connect();
    const result = await patient.commit(partition, [create('state')]);
    expect(result).toEqual({ ok: true, etags: [(await documents.read(key))?.etag] });
  });

  it('prevents a retry of the commit after its deadline', async () => {
    const impatient = await cosmos.connect({ budgetMs: 150 });
    cosmos.endpoint.failNext('batch', { hang: 'before' });
    const commit = impatient.commit(partition, [create('state')]);
    await expect(commit).rejects.toBeInstanceOf(StoreUnavailable);
    await impatient.ping();
    expect(sent('batch')).toBe(1);
  });
});

describe('a permanent error', () => {
  it.each<[number, RequestKind]>([
    [401, 'batch'],
    [403, 'batch'],
    [401, 'read'],
  ])('is not followed by a retry: %d to a %s', async (status, kind) => {
    cosmos.endpoint.failNext(kind, { status }, { status });
    const call = kind === 'read' ? documents.read(key) : documents.commit(partition, [create('a')]);
    await expect(call).rejects.toBeInstanceOf(StoreUnavailable);
    expect(sent(kind)).toBe(1);
  });

  it('is reported as batch-too-large for 413', async () => {
    cosmos.endpoint.failNext('batch', { status: 413 });
    const commit = documents.commit(partition, [create('a')]);
    await expect(commit).rejects.toMatchObject({ code: 'batch-too-large' });
  });

  it('is not reported as an outage for 400', async () => {
    cosmos.endpoint.failNext('query', { status: 400 });
    const count = documents.count({ kind: 'k', tenantId: 'contoso' });
    await expect(count).rejects.not.toBeInstanceOf(StoreUnavailable);
  });

  it('is reported for a missing container instead of a missing document', async () => {
    cosmos.endpoint.databases.get('desk')?.clear();
    await expect(documents.read(key)).rejects.toThrow(/provision/);
    await expect(documents.ping()).rejects.toBeInstanceOf(StoreUnavailable);
  });
});

describe('a store without an account key', () => {
  it('uses the machine’s identity, over TLS only', async () => {
    const { key: _key, ...settings } = cosmos.settings;
    const ids = { next: () => 'nonce' };
    const keyless = await openCosmosDocuments({ settings, ids, budgetMs: 200 });
    const refused = await keyless.read(key).catch((error: unknown) => error);
    await keyless.close();
    expect(refused).toBeInstanceOf(StoreUnavailable);
    expect(String((refused as StoreUnavailable).cause)).toContain('Bearer token');
    expect(cosmos.endpoint.requests).toEqual([]);
  });
});
