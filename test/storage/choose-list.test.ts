import { chooseList } from '../../storage/sqlite/choose-list.ts';
import type { Find } from '../../workflow/kernel/ports.ts';

const one = { eq: 'x' };
const ofTenant = { tenantId: 'contoso' };

it.each<[string, Omit<Find, 'limit'>, string | undefined]>([
  ['all of a kind', { kind: 'voucher', ...ofTenant }, 'list:voucher:'],
  ['all of a kind, of all tenants', { kind: 'voucher' }, 'list:voucher:'],
  [
    'an order alone',
    { kind: 'voucher', ...ofTenant, orderBy: { field: 'place' } },
    'list:voucher:place',
  ],
  [
    'one value and an order: in the list of both, not through that of the order',
    { kind: 'voucher', ...ofTenant, where: { status: one }, orderBy: { field: 'place' } },
    'list:voucher:status,place',
  ],
  [
    'two values and an order',
    {
      kind: 'voucher',
      ...ofTenant,
      where: { assigneeId: one, status: one },
      orderBy: { field: 'place' },
    },
    'list:voucher:assigneeId,status,place',
  ],
  [
    'several values: in the order, which one list of a value each would not keep',
    {
      kind: 'voucher',
      ...ofTenant,
      where: { status: { in: ['a', 'b'] } },
      orderBy: { field: 'place' },
    },
    'list:voucher:place',
  ],
  [
    'a range of what is ordered by',
    {
      kind: 'voucher',
      ...ofTenant,
      where: { assigneeId: one, due: { lte: 'x' } },
      orderBy: { field: 'due' },
    },
    'list:voucher:assigneeId,due',
  ],
  [
    'one value without an order',
    { kind: 'voucher', ...ofTenant, where: { readerId: one } },
    'list:voucher:readerId',
  ],
  [
    'two values without an order',
    { kind: 'outbox', ...ofTenant, where: { readerId: one, status: one } },
    'list:outbox:readerId,status',
  ],
  [
    'an order of a tenant: in its own list, not in that of all tenants',
    { kind: 'outbox', ...ofTenant, orderBy: { field: 'dueAt' } },
    'list:outbox:dueAt',
  ],
  [
    'an order of all tenants',
    { kind: 'outbox', orderBy: { field: 'dueAt' } },
    'list:outbox:dueAt:across',
  ],
  [
    'what only a list of all tenants answers, of one of them',
    { kind: 'outbox', ...ofTenant, where: { status: one }, orderBy: { field: 'createdAt' } },
    'list:outbox:status,createdAt:across',
  ],
  ['a value that no list is of', { kind: 'outbox', ...ofTenant, where: { place: one } }, undefined],
  [
    'an order that no list is in, of a kind that has one of all',
    { kind: 'voucher', ...ofTenant, orderBy: { field: 'createdAt' } },
    undefined,
  ],
  ['a kind without lists', { kind: 'receipt', ...ofTenant }, undefined],
  [
    'one aggregate: in the list of all, whose key begins with it',
    { kind: 'voucher', ...ofTenant, aggregateId: 'voucher:1', orderBy: { field: 'place' } },
    'list:voucher:',
  ],
  [
    'one aggregate, of a kind that is found by its ids',
    { kind: 'event', ...ofTenant, aggregateId: 'voucher:1' },
    undefined,
  ],
])('%s', (_what, question, name) => {
  expect(chooseList(question)?.name).toBe(name);
});
