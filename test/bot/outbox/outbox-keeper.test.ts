import { OutboxAdmin } from '../../../bot/outbox/queue/outbox-admin.ts';
import { outboxWrite } from '../../../workflow/notices/outbox.ts';
import type { Documents } from '../../../workflow/kernel/ports.ts';
import { voucherPartition, type OutboxRow } from '../../../workflow/records/records.ts';
import { aStore } from '../../support/stores.ts';

const NOON = Date.parse('2020-06-15T12:00:00Z');
const clock = { now: () => NOON };

describe('the outbox commands of an operator', () => {
  let documents: Documents;
  let keeper: OutboxAdmin;

  beforeEach(async () => {
    documents = aStore();
    keeper = new OutboxAdmin(documents, clock);
    await put('dead-1', { status: 'dead', attempts: 10, because: 'unavailable' });
    await put('dead-2', { status: 'dead', tenantId: 'fabrikam' });
    await put('waiting-1', { status: 'waiting' });
  });
  afterEach(() => documents.close());

  async function put(outboxId: string, changes: Partial<OutboxRow>): Promise<void> {
    const row: OutboxRow = {
      outboxId,
      tenantId: 'contoso',
      kind: 'voucher-assigned',
      voucherId: 'ABCD-1234',
      readerId: 'paula',
      status: 'pending',
      createdAt: '2020-06-15T10:00:00.000Z',
      attempts: 0,
      dueAt: '2020-06-15T10:00:00.000Z',
      ...changes,
    };
    await documents.commit(voucherPartition(row.tenantId, 'ABCD-1234'), [outboxWrite(row)]);
  }

  const idsIn = async (state: OutboxRow['status'], limit = 50, tenantId?: string) =>
    (await keeper.list(state, limit, tenantId)).map(({ outboxId }) => outboxId);

  it('list the rows in a state, of all tenants or one, up to a limit', async () => {
    expect((await idsIn('dead')).toSorted()).toEqual(['dead-1', 'dead-2']);
    expect(await idsIn('dead', 50, 'fabrikam')).toEqual(['dead-2']);
    expect(await idsIn('dead', 1)).toHaveLength(1);
    expect(await idsIn('pending')).toEqual([]);
  });

  it('make a dead notice due now and reset its attempts', async () => {
    expect(await keeper.replay('dead-1')).toBe(true);
    expect(await keeper.show('dead-1')).toMatchObject({
      status: 'pending',
      attempts: 0,
      dueAt: '2020-06-15T12:00:00.000Z',
    });
    expect((await keeper.show('dead-1'))?.because).toBeUndefined();
    expect(await idsIn('dead')).toEqual(['dead-2']);
  });

  it('delete a notice', async () => {
    expect(await keeper.drop('waiting-1')).toBe(true);
    expect(await keeper.show('waiting-1')).toBeUndefined();
  });

  it('report an unknown id', async () => {
    expect(await keeper.replay('gone')).toBe(false);
    expect(await keeper.drop('gone')).toBe(false);
  });
});
