import type { Documents } from '../../workflow/kernel/ports.ts';
import type { RequestKind } from '../support/cosmos-endpoint.ts';
import { aCosmos, type ACosmos } from '../support/cosmos.ts';

const partition = { tenantId: 'contoso', aggregateId: 'voucher:1' };
const inTenant = { kind: 'k', tenantId: 'contoso' };

let cosmos: ACosmos;
let documents: Documents;
let charged: number[];
beforeAll(async () => {
  cosmos = await aCosmos();
  documents = await cosmos.connect({ onCharge: (units) => charged.push(units) });
  charged = [];
  // Warms up the SDK client, which reads the account and the partition ranges once.
  await documents.count(inTenant);
});
afterAll(() => cosmos.close());
beforeEach(() => {
  cosmos.endpoint.requests.length = 0;
  charged = [];
});

it.each<[string, (it: Documents) => Promise<unknown>, RequestKind[]]>([
  ['read of nothing', (it) => it.read({ ...partition, id: 'a' }), ['read']],
  [
    'commit of one',
    (it) => it.commit(partition, [{ op: 'create', id: 'a', kind: 'k', body: 1 }]),
    ['batch'],
  ],
  [
    'commit of several',
    (it) =>
      it.commit(
        partition,
        ['b', 'c', 'd'].map((id) => ({ op: 'create', id, kind: 'k', body: 1 })),
      ),
    ['batch'],
  ],
  [
    'commit that meets a conflict',
    (it) => it.commit(partition, [{ op: 'create', id: 'a', kind: 'k', body: 1 }]),
    ['batch'],
  ],
  ['read', (it) => it.read({ ...partition, id: 'a' }), ['read']],
  [
    'find in an aggregate',
    (it) => it.find({ ...inTenant, ...partition, limit: 5 }),
    ['plan', 'query'],
  ],
  ['find in a tenant', (it) => it.find({ ...inTenant, limit: 5 }), ['plan', 'query']],
  ['find in all tenants', (it) => it.find({ kind: 'k', limit: 5 }), ['plan', 'query']],
  ['count in a tenant', (it) => it.count(inTenant), ['plan', 'query']],
  ['tally', (it) => it.tally({ tally: 'vouchersByOffer', tenantId: 'contoso' }), ['plan', 'query']],
  ['ping', (it) => it.ping(), ['read']],
])(
  'makes the expected requests, with a charge for each response but the plan: %s',
  async (_what, call, expected) => {
    await call(documents);
    expect(cosmos.endpoint.requests.toSorted()).toEqual(expected);
    expect(charged).toHaveLength(1);
    expect(charged[0]).toBeGreaterThan(0);
  },
);

it('sends a find in one aggregate only to its physical partition', async () => {
  const wide = await aCosmos({ ranges: 2 });
  const connection = await wide.connect();
  await connection.count(inTenant);
  wide.endpoint.requests.length = 0;
  await connection.find({ ...inTenant, ...partition, limit: 5 });
  expect(wide.endpoint.requests.toSorted()).toEqual(['plan', 'query']);
  wide.endpoint.requests.length = 0;
  await connection.find({ ...inTenant, limit: 5 });
  expect(wide.endpoint.requests.toSorted()).toEqual(['plan', 'query', 'query']);
  await wide.close();
});
