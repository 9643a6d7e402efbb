import {
  TALLIES,
  type IndexField,
  type IndexValues,
  type TallyName,
  type TallyQuery,
} from '../../../workflow/kernel/ports.ts';
import { eachWithStore, type StartStore } from './store-under-test.ts';

/** Guarantees of tallies. */
export function tallyContract(start: StartStore): void {
  const { documents, partition, written } = eachWithStore(start);
  const tenantId = (tenant = 'contoso') => partition('', tenant).tenantId;
  const put = (id: string, index: IndexValues, tenant?: string, kind = 'voucher') =>
    written(partition(`voucher:${id}`, tenant), { op: 'put', id: 'state', kind, body: {}, index });
  const tallied = async (tally: TallyName, tenant?: string, where: object = {}) => {
    const query = { tally, tenantId: tenantId(tenant), where } as TallyQuery;
    const by: readonly IndexField[] = TALLIES[tally].by;
    const lines = (await documents().tally(query)).map(({ count, values }) => [
      ...by.map((field) => values[field]),
      count,
    ]);
    return lines.map((line) => line.join(' ')).toSorted();
  };

  describe('a tally', () => {
    const some = async () => {
      await put('1', { status: 'assigned', offer: 'DDPS', expiresOn: '2020-07-01' });
      await put('2', { status: 'assigned', offer: 'DDPS', expiresOn: '2020-08-01' });
      await put('3', { status: 'assigned', offer: 'SDPS', expiresOn: '2020-08-01' });
      await put('4', { status: 'redeemed', offer: 'DDPS', expiresOn: '2020-06-01' });
    };

    it('counts the documents with equal values', async () => {
      await some();
      expect(await tallied('vouchersByOffer')).toEqual([
        'assigned DDPS 2',
        'assigned SDPS 1',
        'redeemed DDPS 1',
      ]);
    });

    it('returns a value of several parts as it was written', async () => {
      const longEngagement = JSON.stringify([
        'ddps',
        'müller & söhne',
        `O'Neill "AG"`,
        'a.example',
      ]);
      await put('1', { longEngagement });
      await put('2', { longEngagement });
      await put('3', { longEngagement }, 'fabrikam');
      expect(await tallied('vouchersByLongEngagement')).toEqual([`${longEngagement} 2`]);
    });

    it('ignores other tenants, other kinds and documents without the field', async () => {
      await some();
      await put('5', { status: 'assigned', offer: 'DDPS' }, 'fabrikam');
      await put('6', { status: 'assigned', offer: 'DDPS' }, 'fabrikam', 'outbox');
      await put('7', { status: 'assigned' }, 'fabrikam');
      expect(await tallied('vouchersByOffer', 'fabrikam')).toEqual(['assigned DDPS 1']);
      expect(await tallied('vouchersByOffer', 'nobody')).toEqual([]);
    });

    it('reads only the requested groups', async () => {
      await some();
      const where = { status: { in: ['assigned', 'reserved'] }, expiresOn: { lte: '2020-07-15' } };
      expect(await tallied('vouchersByExpiry', 'contoso', where)).toEqual([
        'assigned 2020-07-01 1',
      ]);
    });

    it('reflects every change', async () => {
      await some();
      await put('1', { status: 'reserved', offer: 'DDPS' });
      await put('2', { status: 'assigned', offer: 'DDPS' }, undefined, 'something-else');
      await put('3', { status: 'assigned' });
      await written(partition('voucher:4'), { op: 'delete', id: 'state' });
      expect(await tallied('vouchersByOffer')).toEqual(['reserved DDPS 1']);
      await put('3', { status: 'assigned', offer: 'SDPS' });
      await put('2', { status: 'assigned', offer: 'SDPS' });
      expect(await tallied('vouchersByOffer')).toEqual(['assigned SDPS 2', 'reserved DDPS 1']);
    });

    it('is unchanged after a refused batch', async () => {
      await some();
      const index = { status: 'reserved', offer: 'DDPS' };
      const write = { kind: 'voucher', body: {}, index };
      const result = await documents().commit(partition('voucher:1'), [
        { op: 'put', id: 'other', ...write },
        { op: 'create', id: 'state', ...write },
      ]);
      expect(result.ok).toBe(false);
      expect(await tallied('vouchersByOffer')).toHaveLength(3);
    });

    it('equals a count by its fields', async () => {
      await some();
      await put('5', { assigneeId: 'paula', status: 'assigned' });
      await put('6', { assigneeId: 'paula', status: 'assigned' });
      const count = (where: object) =>
        documents().count({ kind: 'voucher', tenantId: tenantId(), where });
      expect(await tallied('vouchersByAssignee')).toEqual(['paula 2']);
      expect(await tallied('vouchers')).toEqual(['6']);
      expect(await count({ assigneeId: { eq: 'paula' } })).toBe(2);
      expect(await count({ assigneeId: { eq: 'nobody' } })).toBe(0);
      expect(await count({})).toBe(6);
      expect(await count({ offer: { eq: 'DDPS' }, status: { eq: 'assigned' } })).toBe(2);
      expect(await count({ status: { eq: 'assigned' } })).toBe(5);
    });
  });
}
