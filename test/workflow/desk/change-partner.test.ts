import type { PartnerRequest } from '../../../workflow/desk/requests.ts';
import type { CommitResult, Documents } from '../../../workflow/kernel/ports.ts';
import { aDesk, person, root, type TestDesk } from '../../support/a-desk.ts';
import { commandOf, people } from '../../support/partner.ts';
import { grantTeam } from '../../support/engagement.ts';
import { aStore } from '../../support/stores.ts';

const adam = person(people.adam);
const training = (reference: string) =>
  commandOf('record-training', {
    reference,
    completedOn: '2020-02-01',
    validUntil: '2021-01-31',
  });

let desk: TestDesk;
beforeEach(async () => {
  desk = aDesk();
  await grantTeam(desk);
});

const request = (changes: Partial<PartnerRequest> = {}): PartnerRequest => ({
  tenantId: desk.tenantId,
  by: root,
  command: training('T-1'),
  commandId: 'click-1',
  ...changes,
});
const change = (changes?: Partial<PartnerRequest>) => desk.desk.changePartner(request(changes));
const done = async (changes?: Partial<PartnerRequest>) => {
  const outcome = await change(changes);
  if (outcome.kind !== 'done') throw new Error(`the change is ${outcome.kind}`);
  return outcome;
};
const revision = async () => (await desk.reader.partner(desk.tenantId)).revision;
const lines = async () => (await desk.reader.partnerHistory(desk.tenantId, 100)).items;

it('a change of the company is made once, with its history event and a receipt', async () => {
  const before = await revision();
  const outcome = await change();
  expect(outcome).toMatchObject({ kind: 'done', replayed: false });
  expect(outcome.kind === 'done' && outcome.events).toHaveLength(1);
  expect(await revision()).toBe(before + 1);
  expect((await lines())[0]).toMatchObject({ sequence: before + 1, commandId: 'click-1' });
  const { documents } = await desk.documents.find({
    kind: 'receipt',
    tenantId: desk.tenantId,
    limit: 100,
  });
  const receipts = documents.map(({ body }) => body);
  expect(receipts).toContainEqual(
    expect.objectContaining({ revision: before + 1, at: '2020-06-15T07:00:00.000Z' }),
  );
});

it('a change of the company is stored in the company’s record', async () => {
  const { documents } = await desk.documents.find({
    kind: 'partner',
    tenantId: desk.tenantId,
    limit: 10,
  });
  expect(documents).toHaveLength(1);
});

describe('a repeated change of the company', () => {
  it('has one effect under the same command id, however late it arrives', async () => {
    const grant = { command: commandOf('grant-role', nora) };
    const { events } = await done(grant);
    await change({ commandId: 'click-2', command: commandOf('withdraw-role', nora) });
    const before = await desk.reader.partner(desk.tenantId);
    desk.onDay('2020-06-17');
    const again = await change(grant);
    expect(again).toEqual({ kind: 'done', partner: before, events, replayed: true });
    expect(events).toHaveLength(1);
    expect(await desk.reader.partner(desk.tenantId)).toEqual(before);
  });

  it('is reported as done from a card that was current at the time', async () => {
    const click = { revision: await revision() };
    const { events } = await done(click);
    expect(await change(click)).toMatchObject({ kind: 'done', events, replayed: true });
  });

  it('has one effect when sent three times concurrently', async () => {
    const before = await revision();
    const outcomes = await Promise.all([change(), change(), change()]);
    expect(outcomes.map(({ kind }) => kind)).toEqual(['done', 'done', 'done']);
    expect(await revision()).toBe(before + 1);
  });

  it('is done without a history event if nothing changes', async () => {
    await change();
    const before = await lines();
    const again = { commandId: 'click-2', command: commandOf('grant-role', paula) };
    expect(await change(again)).toMatchObject({ kind: 'done', events: [], replayed: false });
    expect(await lines()).toEqual(before);
  });
});

it.each<[string, Partial<PartnerRequest>]>([
  ['with other content under the same id', { command: training('T-2') }],
  ['by somebody else under the same id', { by: adam }],
  ['from an old card', { commandId: 'click-2', revision: 1, command: training('T-2') }],
])('changes nothing and returns the current state if sent %s', async (_case, changes) => {
  await change();
  const before = await desk.reader.partner(desk.tenantId);
  expect(await change(changes)).toEqual({ kind: 'stale', partner: before });
  expect(await desk.reader.partner(desk.tenantId)).toEqual(before);
});

it('is done from the current card, or without one', async () => {
  const present = { commandId: 'click-2', revision: await revision() };
  expect(await change(present)).toMatchObject({ kind: 'done', replayed: false });
});

it('is refused by its rule without a history event if not allowed', async () => {
  const before = await lines();
  expect(await change({ by: person(people.carlo) })).toMatchObject({
    kind: 'refused',
    refused: [{ code: 'may-act', met: false }],
  });
  expect(await lines()).toEqual(before);
});

describe('a change of the company under contention', () => {
  /** A store in which another process commits first this many times. */
  function aContendedStore(times: number): { documents: Documents; tries: () => number } {
    const store = aStore();
    let tries = 0;
    const quicker: CommitResult = { ok: false, conflict: 'changed', at: 0 };
    return {
      documents: {
        read: (key) => store.read(key),
        commit: async (partition, writes) =>
          (tries += 1) <= times ? quicker : store.commit(partition, writes),
        find: (query) => store.find(query),
        count: (query) => store.count(query),
        tally: (query) => store.tally(query),
        ping: () => store.ping(),
        close: () => store.close(),
      },
      tries: () => tries,
    };
  }

  it.each([
    [7, 'done', 8],
    [8, 'stale', 8],
  ])('is retried %i times: %s', async (times, kind, expected) => {
    const { documents, tries } = aContendedStore(times);
    desk = aDesk({ documents });
    expect((await change()).kind).toBe(kind);
    expect(tries()).toBe(expected);
  });
});

const nora = { person: people.nobody, personName: 'Nora', role: 'consultant' };
const paula = { person: people.paula, personName: 'Paula', role: 'project-manager' };
