import { aDesk, customer, root, type TestDesk } from '../support/a-desk.ts';
import { people } from '../support/partner.ts';
import { existingRecords, grantTeam, inputs, upTo } from '../support/engagement.ts';

const TENANT = 'contoso';

let desk: TestDesk;
beforeAll(async () => {
  desk = aDesk();
  await grantTeam(desk);
  await desk.partner(root, 'import-records', existingRecords);
  await desk.partner(root, 'import-record', {
    kind: 'savb',
    confirmationReference: 'SAVB-1',
    confirmedOn: '2020-02-01',
  });
  await upTo(desk, 'FIRST-0001', 'report');
  await upTo(desk, 'SECOND-0002', 'validate', people.adam);
  const later = { ...inputs.assign, offer: 'SDPS', expiresAt: '2020-12-24' };
  await desk.voucher(customer, 'THIRD-0003', 'assign', later);
});

const sumOf = (counts: readonly { readonly count: number }[]) =>
  counts.reduce((sum, { count }) => sum + count, 0);

type Filter = Parameters<TestDesk['reader']['vouchers']>[1];

it.each<[string, Filter, string[]]>([
  ['all', {}, ['FIRST-0001', 'SECOND-0002', 'THIRD-0003']],
  ['in one state', { statuses: ['reserved'] }, ['FIRST-0001']],
  [
    'in several',
    { statuses: ['reserved', 'assigned'] },
    ['FIRST-0001', 'SECOND-0002', 'THIRD-0003'],
  ],
  ['in none', { statuses: [] }, []],
  ['of an assignee', { assigneeId: people.adam }, ['SECOND-0002']],
  ['of a consultant', { consultantId: people.carlo }, ['FIRST-0001']],
])('finds and counts vouchers: %s', async (_which, filter, expected) => {
  const { items } = await desk.reader.vouchers(TENANT, filter, 10);
  expect(items.map(({ voucherId }) => voucherId).sort()).toEqual(expected);
  expect(await desk.reader.countVouchers(TENANT, filter)).toBe(expected.length);
});

it('returns vouchers page by page', async () => {
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await desk.reader.vouchers(TENANT, {}, 1, cursor);
    seen.push(...page.items.map(({ voucherId }) => voucherId));
    cursor = page.cursor;
  } while (cursor !== undefined);
  expect(seen.sort()).toEqual(['FIRST-0001', 'SECOND-0002', 'THIRD-0003']);
});

it('counts the vouchers of each offer by status', async () => {
  const counts = await desk.reader.vouchersByOffer(TENANT);
  expect(counts).toHaveLength(3);
  expect(counts).toEqual(
    expect.arrayContaining([
      { status: 'reserved', offer: 'DDPS', count: 1 },
      { status: 'assigned', offer: 'DDPS', count: 1 },
      { status: 'assigned', offer: 'SDPS', count: 1 },
    ]),
  );
});

it('counts the vouchers that expire on each day up to the last one', async () => {
  const open = ['assigned', 'reserved'] as const;
  const until = async (day: string) => {
    const counts = await desk.reader.vouchersByExpiry(TENANT, open, day);
    const days = Object.groupBy(counts, ({ expiresOn }) => expiresOn);
    return Object.entries(days).map(([expiresOn, of = []]) => [expiresOn, sumOf(of)]);
  };
  expect(await until('2020-12-24')).toEqual([
    ['2020-12-12', 2],
    ['2020-12-24', 1],
  ]);
  expect(await until('2020-12-23')).toEqual([['2020-12-12', 2]]);
  expect(await desk.reader.vouchersByExpiry(TENANT, ['redeemed'], '2020-12-24')).toEqual([]);
});

it('returns the history of each voucher in order, without the company’s', async () => {
  const { items, cursor } = await desk.reader.historyOfAll(TENANT, 100);
  expect(cursor).toBeUndefined();
  expect(items.map(({ voucherId, record }) => [voucherId, record.event.type])).toEqual([
    ['FIRST-0001', 'assigned'],
    ['FIRST-0001', 'validated'],
    ['FIRST-0001', 'reserved'],
    ['SECOND-0002', 'assigned'],
    ['THIRD-0003', 'assigned'],
  ]);
});

it('returns the history of one voucher, newest first', async () => {
  const { items } = await desk.reader.voucherHistory(TENANT, 'FIRST-0001', 2);
  expect(items.map(({ sequence }) => sequence)).toEqual([3, 2]);
  const partnerHistory = await desk.reader.partnerHistory(TENANT, 1);
  expect(partnerHistory.items[0]?.sequence).toBe((await desk.reader.partner(TENANT)).revision);
});

it('returns nothing for another tenant, and a new company if there is no record', async () => {
  expect(await desk.reader.voucher('fabrikam', 'FIRST-0001')).toBeUndefined();
  expect(await desk.reader.countVouchers('fabrikam', {})).toBe(0);
  expect((await desk.reader.historyOfAll('fabrikam', 10)).items).toEqual([]);
  expect(await desk.reader.vouchersByOffer('fabrikam')).toEqual([]);
  expect(await desk.reader.partner('fabrikam')).toMatchObject({
    tenantId: 'fabrikam',
    revision: 0,
  });
});

it('counts payments by amount and status', async () => {
  const payments = aDesk();
  await grantTeam(payments);
  await payments.partner(root, 'import-records', existingRecords);
  await payments.partner(root, 'import-record', {
    kind: 'savb',
    confirmationReference: 'SAVB-1',
    confirmedOn: '2020-02-01',
  });
  for (const id of ['FIRST-0001', 'SECOND-0002', 'THIRD-0003']) {
    await upTo(payments, id, 'payment');
    await payments.voucher(root, id, 'payment', inputs.payment);
  }
  await payments.voucher(root, 'THIRD-0003', 'payment-status', inputs['payment-status']);
  const counts = await payments.reader.payments(TENANT);
  expect(counts.toSorted((a, b) => a.count - b.count)).toEqual([
    { status: 'approved', currency: 'EUR', amount: 3000, count: 1 },
    { status: 'requested', currency: 'EUR', amount: 3000, count: 2 },
  ]);
});
