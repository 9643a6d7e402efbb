import type { HandoverOutcome } from '../../../workflow/desk/hand-over-several.ts';
import type { Requester } from '../../../workflow/desk/requests.ts';
import type { HandoverItem, OutboxRow } from '../../../workflow/records/records.ts';
import { handoverPartition } from '../../../workflow/records/records.ts';
import { aDesk, customer, root, short, type TestDesk } from '../../support/a-desk.ts';
import { aStoreThatCanFail, type FailingStore } from '../../support/a-store-that-can-fail.ts';
import { existingRecords, grantTeam, inputs } from '../../support/engagement.ts';
import { people } from '../../support/partner.ts';

type Person = Extract<Requester, { readonly kind: 'person' }>;
const byPerson = (personId: string): Person => ({ kind: 'person', personId });
const paula = byPerson(people.paula);
const gloria = byPerson(people.gloria);
const tom = 'tom@contoso.example';
const ids = ['AAAA-0001', 'AAAA-0002', 'AAAA-0003'] as const;

let desk: TestDesk;
let store: FailingStore;
let sent: string[];
beforeEach(async () => {
  sent = [];
  store = aStoreThatCanFail();
  desk = aDesk({
    documents: store,
    onOutbox: ({ aggregateId }) => void sent.push(aggregateId),
  });
  await grantTeam(desk);
  await desk.partner(root, 'import-records', existingRecords);
  await desk.partner(root, 'grant-role', {
    person: tom,
    role: 'project-manager',
    personName: 'Tom',
  });
  for (const voucherId of ids) await desk.voucher(customer, voucherId, 'assign', inputs.assign);
  sent.length = 0;
});

const item = (voucherId: string, to: string = tom, from = people.paula): HandoverItem => ({
  voucherId,
  from: { personId: from },
  to,
});
const all = ids.map((voucherId) => item(voucherId));

const handOver = (
  items: readonly HandoverItem[] = all,
  { by = paula, commandId = 'h-1', content = { which: 'all' } } = {},
): Promise<HandoverOutcome> =>
  desk.desk.handOver({
    tenantId: 'contoso',
    by,
    commandId,
    items,
    reason: 'Holiday',
    content,
  });
const handBack = (batchId: string, by = paula, commandId = 'b-1') =>
  desk.desk.handBack({ tenantId: 'contoso', by, commandId, batchId });

const resultsOf = (outcome: HandoverOutcome) =>
  outcome.kind === 'done'
    ? outcome.outcomes.map((one) => `${one.voucherId}: ${short(one.outcome)}`)
    : outcome.kind;
const assignees = () =>
  Promise.all(
    ids.map(async (id) => {
      const { assignee } = (await desk.reader.voucher('contoso', id))!;
      return assignee.personId ?? assignee.email;
    }),
  );
const revisions = () =>
  Promise.all(ids.map(async (id) => (await desk.reader.voucher('contoso', id))?.revision));
async function notices(commandId = 'h-1') {
  const partition = handoverPartition('contoso', commandId);
  const { documents } = await store.find<OutboxRow>({ ...partition, kind: 'outbox', limit: 20 });
  return documents.map(({ body }) => body);
}
const done = ids.map((id) => `${id}: done`);
const now = '2020-06-15T07:00:00.000Z';

describe('a handover of several vouchers', () => {
  it('hands each over, with the reason in its history', async () => {
    expect(resultsOf(await handOver())).toEqual(done);
    expect(await assignees()).toEqual([tom, tom, tom]);
    const { items } = await desk.reader.voucherHistory('contoso', ids[0], 5);
    expect(items[0]?.event).toMatchObject({ type: 'reassigned', reason: 'Holiday' });
  });

  it('sends one notice to each of the others, of all their vouchers', async () => {
    const items = [item(ids[0]), item(ids[1], people.adam), item(ids[2])];
    await handOver(items, { by: gloria });
    const about = { by: { kind: 'person', personId: people.gloria }, about: 'h-1' };
    expect(await notices()).toEqual([
      expect.objectContaining({
        kind: 'voucher-handed-over',
        outboxId: 'h-1:0',
        voucherId: ids[0],
        readerEmail: tom,
        status: 'waiting',
        tenantId: 'contoso',
        attempts: 0,
        createdAt: now,
        dueAt: now,
        ...about,
      }),
      expect.objectContaining({
        kind: 'voucher-handed-over',
        outboxId: 'h-1:1',
        voucherId: ids[1],
        readerId: people.adam,
        status: 'pending',
        ...about,
      }),
      expect.objectContaining({
        kind: 'voucher-taken-away',
        outboxId: 'h-1:2',
        voucherId: ids[0],
        readerId: people.paula,
        status: 'pending',
        ...about,
      }),
    ]);
    expect(sent).toEqual([handoverPartition('contoso', 'h-1').aggregateId]);
  });

  it('notifies nobody of what they did themselves, nor of each voucher', async () => {
    await handOver();
    expect((await notices()).map(({ kind }) => kind)).toEqual(['voucher-handed-over']);
    const { documents } = await store.find<OutboxRow>({
      tenantId: 'contoso',
      kind: 'outbox',
      limit: 100,
    });
    const kinds = documents.map(({ body }) => body.kind).filter((kind) => kind !== 'living-cards');
    expect(kinds.toSorted()).toEqual([
      'role-answered',
      'voucher-assigned',
      'voucher-assigned',
      'voucher-assigned',
      'voucher-handed-over',
    ]);
  });

  it('names in its outcome those that were not handed over', async () => {
    await desk.voucher(root, ids[1], 'handover', { colleague: people.adam });
    expect(resultsOf(await handOver(all, { by: gloria }))).toEqual([
      `${ids[0]}: done`,
      `${ids[1]}: assignee-unchanged`,
      `${ids[2]}: done`,
    ]);
    expect(await assignees()).toEqual([tom, people.adam, tom]);
  });

  it('has one effect if it is delivered again', async () => {
    await handOver();
    const before = await revisions();
    desk.onDay('2020-06-16');
    expect(resultsOf(await handOver())).toEqual(done);
    expect(await revisions()).toEqual(before);
    expect((await notices()).map(({ dueAt }) => dueAt)).toEqual([now]);
    expect(sent).toHaveLength(1);
  });

  it('continues with the list of the first delivery', async () => {
    await handOver(all.slice(0, 2));
    expect(resultsOf(await handOver(all))).toEqual(done.slice(0, 2));
    expect(await assignees()).toEqual([tom, tom, people.paula]);
  });

  it.each<[string, Parameters<typeof handOver>[1]]>([
    ['another content', { content: { which: 'ticked' } }],
    ['another person', { by: gloria }],
  ])('changes nothing with %s under the same id', async (_what, other) => {
    await handOver(all.slice(0, 1));
    expect(await handOver(all, other)).toEqual({ kind: 'changed' });
    expect(await assignees()).toEqual([tom, people.paula, people.paula]);
  });

  it('has an outcome of its own for an empty list', async () => {
    expect(await handOver([])).toEqual({ kind: 'none' });
    expect(await notices()).toEqual([]);
  });

  it('is completed by the next delivery if the store fails in between', async () => {
    const { commit } = store;
    let commits = 0;
    store.commit = (partition, writes) => {
      commits += 1;
      store.away = commits > 2;
      return commit(partition, writes);
    };
    await expect(handOver()).rejects.toMatchObject({ code: 'store-unavailable' });
    store.commit = commit;
    store.away = false;
    const late = '2020-06-15T07:10:00.000Z';
    expect((await notices()).map(({ createdAt, dueAt }) => [createdAt, dueAt])).toEqual([
      [now, late],
    ]);
    expect(resultsOf(await handOver())).toEqual(done);
    expect(await assignees()).toEqual([tom, tom, tom]);
    expect((await notices()).map(({ dueAt }) => dueAt)).toEqual([now]);
  });
});

describe('taking a handover of several back', () => {
  it('gives each voucher back to the assignee before, with a notice to the other', async () => {
    await handOver([item(ids[0], people.adam), item(ids[1]), item(ids[2])]);
    expect(resultsOf(await handBack('h-1'))).toEqual(done);
    expect(await assignees()).toEqual([people.paula, people.paula, people.paula]);
    expect(
      (await notices('b-1')).map(({ kind, readerEmail, readerId }) => [
        kind,
        readerId ?? readerEmail,
      ]),
    ).toEqual([
      ['voucher-taken-away', people.adam],
      ['voucher-taken-away', tom],
    ]);
  });

  it('leaves out those that were not handed over', async () => {
    await desk.voucher(root, ids[1], 'handover', { colleague: people.adam });
    await handOver();
    expect(resultsOf(await handBack('h-1'))).toEqual([done[0], done[2]]);
    expect(await assignees()).toEqual([people.paula, people.adam, people.paula]);
  });

  it('leaves those that were continued since, except for an admin', async () => {
    await handOver();
    await desk.voucher(root, ids[0], 'validate', inputs.validate);
    expect(resultsOf(await handBack('h-1'))).toEqual([
      `${ids[0]}: not-continued`,
      done[1],
      done[2],
    ]);
    await handOver([item(ids[1])], { commandId: 'h-2' });
    await desk.voucher(root, ids[1], 'validate', inputs.validate);
    expect(resultsOf(await handBack('h-2', gloria, 'b-2'))).toEqual([done[1]]);
  });

  it('is for the person who handed them over, and for admins', async () => {
    await handOver(all.slice(0, 1), { by: gloria });
    expect(resultsOf(await handBack('h-1'))).toEqual([`${ids[0]}: may-act`]);
    expect(resultsOf(await handBack('h-1', byPerson(people.adam), 'b-2'))).toEqual([done[0]]);
  });

  it('has an outcome of its own for a handover that is not known', async () => {
    expect(await handBack('h-9')).toEqual({ kind: 'none' });
  });
});
