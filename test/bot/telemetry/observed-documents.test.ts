import { describeError } from '../../../bot/telemetry/log-error.ts';
import { observedDocuments, type WriteState } from '../../../bot/telemetry/observed-documents.ts';
import { StoreUnavailable, type Documents } from '../../../workflow/kernel/ports.ts';
import { aStoreThatCanFail, type FailingStore } from '../../support/a-store-that-can-fail.ts';

const KEY = { tenantId: 't', aggregateId: 'voucher:A', id: 'state' };

let store: FailingStore;
let measured: string[];
let writes: WriteState;
let documents: Documents;
beforeEach(() => {
  store = aStoreThatCanFail();
  measured = [];
  writes = {};
  const stored = (operation: string, outcome: string): void =>
    void measured.push(`${operation} ${outcome}`);
  documents = observedDocuments(store, { clock: { now: () => 0 }, metrics: { stored }, writes });
});
afterEach(() => store.close());

const create = () =>
  documents.commit(KEY, [{ op: 'create', id: 'state', kind: 'voucher', body: {} }]);

it('measures each store call with its outcome', async () => {
  await create();
  await create();
  await documents.read(KEY);
  await documents.find({ kind: 'voucher', limit: 1 });
  await documents.count({ kind: 'voucher' });
  await documents.tally({ tally: 'vouchers', tenantId: 't' });
  store.away = true;
  await expect(documents.read(KEY)).rejects.toThrow('taken away');
  expect(measured).toEqual([
    'commit ok',
    'commit conflict',
    'read ok',
    'find ok',
    'count ok',
    'tally ok',
    'read unavailable',
  ]);
});

it('shows why the store refuses writes until it accepts one again', async () => {
  store.away = true;
  await expect(documents.read(KEY)).rejects.toThrow('taken away');
  expect(writes.refused).toBeUndefined();
  await expect(create()).rejects.toThrow('taken away');
  expect(writes.refused).toBe('timeout');
  store.away = false;
  await create();
  expect(writes.refused).toBeUndefined();
});

it('names the caller in an error, also if a socket created the error', async () => {
  const lost = Object.assign(new StoreUnavailable('lost', 'refused'), {
    stack: 'StoreUnavailable: lost\n    at node:net:1:1',
  });
  const options = { clock: { now: () => 0 }, metrics: { stored: () => undefined } };
  const broken = observedDocuments({ ...store, read: () => Promise.reject(lost) }, options);
  const theCaller = async (): Promise<unknown> => await broken.read(KEY);
  const error: unknown = await theCaller().catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ reason: 'refused' });
  // Frames of Node's event loop can come before the caller's.
  expect(describeError(error).at).toContainEqual(
    expect.stringContaining('observed-documents.test.ts'),
  );
});
