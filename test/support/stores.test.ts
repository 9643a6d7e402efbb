import type { Documents } from '../../workflow/kernel/ports.ts';
import { aStore } from './stores.ts';

const partition = { tenantId: 'contoso', aggregateId: 'voucher:1' };
const write = {
  op: 'create',
  id: 'state',
  kind: 'voucher',
  body: {},
  index: { status: 'assigned', place: '0 2020-07-01' },
} as const;

const heldBy = async (documents: Documents) => ({
  read: await documents.read({ ...partition, id: 'state' }),
  listed: (
    await documents.find({
      kind: 'voucher',
      tenantId: 'contoso',
      orderBy: { field: 'place' },
      limit: 10,
    })
  ).documents,
  counted: await documents.tally({ tally: 'vouchers', tenantId: 'contoso' }),
});

it('a store is empty at first, whatever the previous one contained', async () => {
  const before = aStore();
  await before.commit(partition, [write]);
  expect((await heldBy(before)).listed).toHaveLength(1);
  await before.close();
  const after = aStore();
  expect(await heldBy(after)).toEqual({ read: undefined, listed: [], counted: [] });
  await after.close();
});

it('a closed store cannot reach the next one', async () => {
  const before = aStore();
  await before.close();
  const after = aStore();
  await expect(before.commit(partition, [write])).rejects.toThrow();
  await expect(before.read({ ...partition, id: 'state' })).rejects.toThrow();
  expect((await heldBy(after)).listed).toEqual([]);
  await after.close();
});
