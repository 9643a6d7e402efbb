import type { HandoverOutcome } from '../../../workflow/desk/hand-over-several.ts';
import { aStoreThatCanFail } from '../../support/a-store-that-can-fail.ts';
import type { HandoverRequest, Requester } from '../../../workflow/desk/requests.ts';
import { StoreUnavailable } from '../../../workflow/kernel/ports.ts';
import type { OutboxRow } from '../../../workflow/records/records.ts';
import { aDelivery, type TestDelivery } from '../../support/a-delivery.ts';
import { aDesk, customer, person, root } from '../../support/a-desk.ts';
import { grantTeam, inputs } from '../../support/engagement.ts';
import { people } from '../../support/partner.ts';

const MINUTE = 60_000;
const IDS = Array.from({ length: 12 }, (_, at) => `ABCD-${String(at + 1).padStart(4, '0')}`);

describe('the notices of a handover of several vouchers', () => {
  let desk: TestDelivery;
  beforeEach(async () => {
    desk = await aDelivery();
    await grantTeam(desk);
    for (const id of IDS) await desk.voucher(customer, id, 'assign', inputs.assign);
    for (const row of await desk.rows())
      await desk.documents.commit(rowPartition(row), [rowDelete(row)]);
  });
  afterEach(() => desk.close());

  const rowPartition = ({ voucherId }: { readonly voucherId?: string }) => ({
    tenantId: desk.tenantId,
    aggregateId: `voucher:${voucherId}`,
  });
  const rowDelete = ({ outboxId }: { readonly outboxId: string }) =>
    ({ op: 'delete', id: `outbox:${outboxId}` }) as const;
  const shown = (chatId: string) => desk.teams.messages(chatId).map((one) => JSON.stringify(one));
  const handOver = (by = root): Promise<HandoverOutcome> =>
    desk.desk.handOver(request(desk.tenantId, by, IDS));

  it('are one to the new assignee, with the list and the note, and one to the former', async () => {
    const adam = await desk.meet(people.adam);
    const paula = await desk.meet(people.paula, { locale: 'de-DE' });
    await handOver();
    await desk.teams.received(1, adam.id);
    await desk.teams.received(1, paula.id);
    await desk.time.pass(15 * MINUTE);
    const [toAdam, ...more] = shown(adam.id);
    expect(more).toEqual([]);
    expect(toAdam).toMatch(/12 vouchers were handed over to you[^]*ABCD-0001[^]*And 4 more/u);
    expect(toAdam).toContain('Holiday until May.');
    expect(shown(paula.id)).toEqual([
      expect.stringMatching(/12 Gutscheine sind Ihnen nicht mehr zugewiesen/u),
    ]);
  });

  it('are not sent to the person who hands their own vouchers over', async () => {
    const adam = await desk.meet(people.adam);
    const paula = await desk.meet(people.paula);
    await handOver(person(people.paula));
    await desk.teams.received(1, adam.id);
    await desk.time.pass(15 * MINUTE);
    expect(shown(paula.id)).toEqual([]);
  });

  it('list only vouchers that the new assignee still has, and none if all went back', async () => {
    await handOver();
    const back = await desk.desk.handBack({
      tenantId: desk.tenantId,
      by: root as Extract<typeof root, { kind: 'person' }>,
      commandId: 'back-1',
      batchId: 'handover-1',
    });
    expect(back.kind).toBe('done');
    const adam = await desk.meet(people.adam);
    await desk.time.pass(15 * MINUTE);
    expect(shown(adam.id)).toEqual([expect.stringContaining('no longer assigned to you')]);
  });

  it('are not sent if every voucher has another assignee by now', async () => {
    const [adam, paula] = [await desk.meet(people.adam), await desk.meet(people.paula)];
    await desk.meet(people.gloria);
    for (const id of IDS) await desk.voucher(root, id, 'handover', { colleague: people.gloria });
    await desk.time.pass(15 * MINUTE);
    const before = [adam, paula].map(({ id }) => shown(id).length);
    expect(outcomesOf(await handOver())).toEqual(IDS.map((id) => [id, 'refused']));
    await desk.time.pass(15 * MINUTE);
    expect([adam, paula].map(({ id }) => shown(id).length)).toEqual(before);
  });

  it('are not sent again by a redelivery, which has the same outcome', async () => {
    const adam = await desk.meet(people.adam);
    const first = await handOver();
    await desk.teams.received(1, adam.id);
    const again = await handOver();
    expect(outcomesOf(again)).toEqual(outcomesOf(first));
    await desk.time.pass(15 * MINUTE);
    expect(shown(adam.id)).toHaveLength(1);
  });

  it('are due ten minutes later if the store fails before the last voucher, else at once', async () => {
    const store = aStoreThatCanFail();
    const { commit } = store;
    const failing = aDesk({ documents: store });
    await grantTeam(failing);
    await failing.voucher(customer, 'ABCD-0001', 'assign', inputs.assign);
    store.commit = async (partition, writes) => {
      const result = await commit(partition, writes);
      if (partition.aggregateId === 'voucher:ABCD-0001') store.away = true;
      return result;
    };
    const asked = request(failing.tenantId, root, ['ABCD-0001']);
    await expect(failing.desk.handOver(asked)).rejects.toThrow(StoreUnavailable);
    store.away = false;
    store.commit = commit;
    const dueAfter = async (): Promise<readonly number[]> => {
      const { documents } = await store.find<OutboxRow>({ kind: 'outbox', limit: 50 });
      const rows = documents.map(({ body }) => body).filter(({ about }) => about !== undefined);
      return rows.map(({ createdAt, dueAt }) => Date.parse(dueAt) - Date.parse(createdAt));
    };
    expect(await dueAfter()).toEqual([10 * MINUTE, 10 * MINUTE]);
    await failing.desk.handOver(asked);
    expect(await dueAfter()).toEqual([0, 0]);
  });
});

const request = (tenantId: string, by: Requester, ids: readonly string[]): HandoverRequest => ({
  tenantId,
  by: by as Extract<Requester, { kind: 'person' }>,
  commandId: 'handover-1',
  items: ids.map((voucherId) => ({
    voucherId,
    from: { personId: people.paula },
    to: people.adam,
  })),
  reason: 'Holiday until May.',
  content: { which: 'all' },
});

const outcomesOf = (outcome: HandoverOutcome) =>
  outcome.kind === 'done' && outcome.outcomes.map((one) => [one.voucherId, one.outcome.kind]);
