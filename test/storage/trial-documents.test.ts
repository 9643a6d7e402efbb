import { TrialDocuments } from '../../storage/trial-documents.ts';
import type { Write } from '../../workflow/kernel/ports.ts';
import { aStore } from '../support/stores.ts';

const partition = { tenantId: 'contoso', aggregateId: 'voucher:ABCD-1234' };
const key = { ...partition, id: 'state' };
const create = (body: unknown): Write => ({ op: 'create', id: 'state', kind: 'voucher', body });

async function aTrial() {
  const base = aStore({ clock: { now: () => 0 } });
  await base.commit(partition, [create({ days: 5 })]);
  return { base, trial: new TrialDocuments(base) };
}

it('returns its own changes and leaves the store unchanged', async () => {
  const { base, trial } = await aTrial();
  const etag = (await trial.read(key))?.etag ?? '';
  const replaced = await trial.commit(partition, [
    { op: 'replace', id: 'state', kind: 'voucher', body: { days: 10 }, ifMatch: etag },
    { op: 'put', id: 'other', kind: 'event', body: { on: 1 }, index: { sequence: 1 } },
  ]);
  expect(replaced.ok).toBe(true);
  expect((await trial.read(key))?.body).toEqual({ days: 10 });
  expect(await trial.read({ ...key, id: 'other' })).toMatchObject({
    kind: 'event',
    index: { sequence: 1 },
  });
  expect((await base.read(key))?.body).toEqual({ days: 5 });
  expect(await base.read({ ...key, id: 'other' })).toBeUndefined();
});

it.each([
  ['exists', 0, [create({})]],
  ['changed', 0, [{ op: 'replace', id: 'state', kind: 'voucher', body: {}, ifMatch: 'old' }]],
  [
    'missing',
    1,
    [
      { op: 'put', id: 'a', kind: 'event', body: {} },
      { op: 'delete', id: 'b', ifMatch: 'x' },
    ],
  ],
] as const)(
  'refuses a batch with the conflict %s and changes nothing',
  async (conflict, at, writes) => {
    const { trial } = await aTrial();
    expect(await trial.commit(partition, writes)).toEqual({ ok: false, conflict, at });
    expect((await trial.read(key))?.body).toEqual({ days: 5 });
    expect(await trial.read({ ...key, id: 'a' })).toBeUndefined();
  },
);

it('finds a deleted document no more, and creates it again', async () => {
  const { trial } = await aTrial();
  await trial.commit(partition, [{ op: 'delete', id: 'state' }]);
  expect(await trial.read(key)).toBeUndefined();
  expect(await trial.commit(partition, [create({ days: 1 })])).toMatchObject({ ok: true });
});

it('refuses queries, which would miss its changes', async () => {
  const { trial } = await aTrial();
  await expect(trial.find()).rejects.toMatchObject({ code: 'no-queries' });
  await expect(trial.count()).rejects.toMatchObject({ code: 'no-queries' });
  await expect(trial.tally()).rejects.toMatchObject({ code: 'no-queries' });
});
