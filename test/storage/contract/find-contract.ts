import fc from 'fast-check';
import {
  INDEX_FIELDS,
  type Condition,
  type Find,
  type IndexField,
  type IndexValues,
  type StoredDocument,
} from '../../../workflow/kernel/ports.ts';
import { plainly } from '../../support/plain-find.ts';
import { eachWithStore, type StartStore } from './store-under-test.ts';

/** Guarantees of queries. `runs` is the number of generated queries. */
export function findContract(start: StartStore, runs: number): void {
  const { documents, partition, written, kind } = eachWithStore(start);

  const keep = async (
    id: string,
    index: IndexValues,
    aggregate = 'voucher:1',
    tenant = 'contoso',
    of = kind(),
  ) => written(partition(aggregate, tenant), { op: 'create', id, kind: of, body: { id }, index });
  const tenantId = (tenant = 'contoso') => partition('', tenant).tenantId;
  const ids = async (query: Omit<Find, 'kind' | 'limit'> & { limit?: number }) =>
    (await documents().find({ kind: kind(), limit: 100, ...query })).documents.map(({ id }) => id);
  const inPages = async (query: Find): Promise<StoredDocument[][]> => {
    const pages: StoredDocument[][] = [];
    let cursor: string | undefined;
    do {
      const page = await documents().find({ ...query, ...(cursor !== undefined && { cursor }) });
      pages.push([...page.documents]);
      if (pages.length > 100) throw new Error('The pages never end');
      cursor = page.cursor;
    } while (cursor !== undefined);
    return pages;
  };

  describe('finding', () => {
    it('returns whole documents with their etags', async () => {
      const index = { status: 'assigned', expiresOn: '2020-06-30' };
      const [etag] = await keep('state', index);
      const page = await documents().find({ kind: kind(), tenantId: tenantId(), limit: 10 });
      const key = { ...partition(), id: 'state' };
      expect(page).toEqual({
        documents: [{ ...key, kind: kind(), body: { id: 'state' }, index, etag }],
      });
    });

    it('is limited to its kind, tenant and aggregate', async () => {
      await keep('a', {}, 'voucher:1', 'contoso');
      await keep('b', {}, 'voucher:2', 'contoso');
      await keep('c', {}, 'voucher:1', 'fabrikam');
      await keep('d', {}, 'voucher:1', 'contoso', kind('event'));
      expect(await ids({ tenantId: tenantId() })).toEqual(['a', 'b']);
      expect(await ids({ tenantId: tenantId(), aggregateId: 'voucher:1' })).toEqual(['a']);
      expect(await ids({ tenantId: tenantId('fabrikam') })).toEqual(['c']);
      expect(await ids({})).toEqual(['a', 'b', 'c']);
      expect(await ids({ tenantId: tenantId('nobody') })).toEqual([]);
    });

    it.each(INDEX_FIELDS.map((field) => [field]))('filters and sorts by %s', async (field) => {
      for (const [at, value] of ['m', 'a', 'z'].entries()) await keep(`n${at}`, { [field]: value });
      await keep('without', {});
      const by = (condition: Condition) =>
        ids({ tenantId: tenantId(), where: { [field]: condition } });
      expect(await by({ eq: 'm' })).toEqual(['n0']);
      expect(await by({ in: ['a', 'z', 'nowhere'] })).toEqual(['n1', 'n2']);
      expect(await by({ in: [] })).toEqual([]);
      expect(await by({ lte: 'm' })).toEqual(['n0', 'n1']);
      expect(await by({ gte: 'm' })).toEqual(['n0', 'n2']);
      expect(await by({ gte: 'b', lte: 'y' })).toEqual(['n0']);
      expect(await by({ contains: 'z' })).toEqual(['n2']);
      expect(await ids({ tenantId: tenantId(), orderBy: { field } })).toEqual(['n1', 'n0', 'n2']);
      const orderBy = { field, descending: true };
      expect(await ids({ tenantId: tenantId(), orderBy })).toEqual(['n2', 'n0', 'n1']);
    });

    it('compares numbers as numbers', async () => {
      for (const sequence of [10, 9, 1, 100]) await keep(`n${sequence}`, { sequence });
      const where = { sequence: { lte: 10 } };
      expect(await ids({ tenantId: tenantId(), orderBy: { field: 'sequence' } })).toEqual([
        'n1',
        'n9',
        'n10',
        'n100',
      ]);
      expect(await ids({ tenantId: tenantId(), where, orderBy: { field: 'sequence' } })).toEqual([
        'n1',
        'n9',
        'n10',
      ]);
    });

    it('never confuses numbers and texts', async () => {
      await keep('n', { sequence: 10, status: '10' });
      const none: Find['where'][] = [
        { sequence: { eq: '10' } },
        { sequence: { gte: '' } },
        { sequence: { lte: 'z' } },
        { status: { eq: 10 } },
        { status: { gte: 0 } },
        { status: { lte: 99 } },
        { status: { gte: 0, lte: 99 } },
        { sequence: { gte: '', lte: 'z' } },
        { sequence: { contains: '1' } },
        { status: { in: [10] } },
      ];
      for (const where of none) expect(await ids({ tenantId: tenantId(), where })).toEqual([]);
    });

    it('takes every filter value literally', async () => {
      await keep('a', { status: "x' OR 1=1 --" });
      await keep('b', { status: '@p0' });
      expect(
        await ids({ tenantId: tenantId(), where: { status: { eq: "x' OR 1=1 --" } } }),
      ).toEqual(['a']);
      expect(await ids({ tenantId: tenantId(), where: { status: { eq: "' OR 1=1 --" } } })).toEqual(
        [],
      );
      expect(await ids({ tenantId: "' OR 1=1 --" })).toEqual([]);
    });

    it('breaks ties by tenant, aggregate and id, in the direction of the order', async () => {
      const places = [
        ['b', 'voucher:2', 'contoso'],
        ['a', 'voucher:2', 'contoso'],
        ['c', 'voucher:1', 'contoso'],
        ['z', 'voucher:0', 'fabrikam'],
      ] as const;
      for (const place of places) await keep(place[0], { dueAt: 'now' }, place[1], place[2]);
      expect(await ids({ orderBy: { field: 'dueAt' } })).toEqual(['c', 'a', 'b', 'z']);
      expect(await ids({ orderBy: { field: 'dueAt', descending: true } })).toEqual([
        'z',
        'b',
        'a',
        'c',
      ]);
    });

    it('returns a change and a deletion at once', async () => {
      const [etag] = await keep('a', { status: 'assigned' });
      const write = { id: 'a', kind: kind(), body: {}, index: { status: 'reserved' } };
      await written(partition(), { op: 'replace', ...write, ifMatch: etag! });
      expect(await ids({ tenantId: tenantId(), where: { status: { eq: 'assigned' } } })).toEqual(
        [],
      );
      expect(await ids({ tenantId: tenantId(), where: { status: { eq: 'reserved' } } })).toEqual([
        'a',
      ]);
      await written(partition(), { op: 'delete', id: 'a' });
      expect(await ids({ tenantId: tenantId() })).toEqual([]);
    });
  });

  describe('paging', () => {
    const numbered = async (...sequences: number[]) => {
      for (const sequence of sequences) await keep(`n${sequence}`, { sequence, status: 'x' });
    };
    const bySequence = (limit: number): Find => ({
      kind: kind(),
      tenantId: tenantId(),
      orderBy: { field: 'sequence' },
      limit,
    });

    it('returns a cursor while there are more documents, and none after the last', async () => {
      await numbered(1, 2, 3, 4);
      const sizes = async (limit: number) =>
        (await inPages(bySequence(limit))).map(({ length }) => length);
      expect(await sizes(3)).toEqual([3, 1]);
      expect(await sizes(2)).toEqual([2, 2]);
      expect(await sizes(4)).toEqual([4]);
    });

    it('neither repeats nor skips a document if others are created or deleted between pages', async () => {
      await numbered(10, 20, 30, 40);
      const first = await documents().find(bySequence(2));
      await numbered(5, 15, 25, 50);
      await written(partition(), { op: 'delete', id: 'n20' }, { op: 'delete', id: 'n30' });
      const second = await documents().find({ ...bySequence(10), cursor: first.cursor! });
      expect(second.documents.map(({ id }) => id)).toEqual(['n25', 'n40', 'n50']);
    });

    it('continues within equal values', async () => {
      for (const id of ['a', 'b', 'c', 'd', 'e']) await keep(id, { status: 'same' });
      const orderBy = { field: 'status', descending: true } as const;
      const pages = await inPages({ ...bySequence(2), orderBy });
      expect(pages.map((page) => page.map(({ id }) => id))).toEqual([
        ['e', 'd'],
        ['c', 'b'],
        ['a'],
      ]);
    });

    it('continues after a position, with or without a document there', async () => {
      await keep('a', { status: 'x' }, 'voucher:2');
      await keep('a', { status: 'x' }, 'voucher:3');
      await keep('b', { status: 'x' }, 'voucher:3');
      await keep('a', { status: 'y' }, 'voucher:1');
      await keep('a', { status: 'y' }, 'voucher:9', 'fabrikam');
      const from = async (value: string, aggregate: string, id: string, descending = false) => {
        const { aggregateId } = partition(aggregate);
        const { documents: found } = await documents().find({
          kind: kind(),
          tenantId: tenantId(),
          orderBy: { field: 'status', descending },
          after: { value, aggregateId, id },
          limit: 10,
        });
        return found.map((one) => `${one.aggregateId.at(-1)}${one.id}`);
      };
      expect(await from('x', 'voucher:2', 'a')).toEqual(['3a', '3b', '1a']);
      expect(await from('x', 'voucher:3', 'a')).toEqual(['3b', '1a']);
      expect(await from('x', 'voucher:2', 'z')).toEqual(['3a', '3b', '1a']);
      expect(await from('w', 'voucher:7', 'a')).toEqual(['2a', '3a', '3b', '1a']);
      expect(await from('y', 'voucher:1', 'a')).toEqual([]);
      expect(await from('y', 'voucher:1', 'a', true)).toEqual(['3b', '3a', '2a']);
    });

    it.each([
      ['rubbish', (cursor: string) => ({ ...bySequence(1), cursor: `${cursor.slice(0, 5)}!` })],
      ['empty', () => ({ ...bySequence(1), cursor: '' })],
      [
        'another tenant',
        (cursor: string) => ({ ...bySequence(1), tenantId: tenantId('fabrikam'), cursor }),
      ],
      [
        'other conditions',
        (cursor: string) => ({ ...bySequence(1), where: { status: { eq: 'y' } }, cursor }),
      ],
      [
        'another order',
        (cursor: string) => ({
          ...bySequence(1),
          orderBy: { field: 'sequence', descending: true } as const,
          cursor,
        }),
      ],
    ])('refuses a cursor that is %s', async (_what, query) => {
      await numbered(1, 2);
      const { cursor } = await documents().find(bySequence(1));
      await expect(documents().find(query(cursor!))).rejects.toMatchObject({
        code: 'cursor-invalid',
      });
    });
  });

  describe('counting', () => {
    it('returns the number of matching documents', async () => {
      for (let n = 0; n < 5; n++)
        await keep(`n${n}`, { status: n < 3 ? 'assigned' : 'reserved' }, `voucher:${n}`);
      await keep('x', { status: 'assigned' }, 'voucher:1', 'fabrikam');
      const count = (query: object) => documents().count({ kind: kind(), ...query });
      expect(await count({ tenantId: tenantId() })).toBe(5);
      expect(await count({})).toBe(6);
      expect(await count({ tenantId: tenantId(), where: { status: { eq: 'assigned' } } })).toBe(3);
      expect(await count({ where: { status: { in: ['assigned', 'reserved'] } } })).toBe(6);
      expect(await count({ tenantId: tenantId(), aggregateId: 'voucher:2' })).toBe(1);
      expect(await count({ tenantId: tenantId('nobody') })).toBe(0);
    });
  });

  it('matches a plain filter and sort for generated queries', async () => {
    const seeds = [...Array(24).keys()].map((n) => ({
      id: `n${n % 5}`,
      aggregate: `voucher:${n}`,
      tenant: n % 3 ? 'contoso' : 'fabrikam',
      index: {
        status: ['assigned', 'reserved', 'redeemed'][n % 3]!,
        ...(n % 4 && { expiresOn: `2020-0${(n % 4) + 1}-15` }),
        ...(n % 2 && { sequence: n % 7 }),
      },
    }));
    for (const { id, index, aggregate, tenant } of seeds) await keep(id, index, aggregate, tenant);
    const { documents: all } = await documents().find({ kind: kind(), limit: 100 });
    expect(all).toHaveLength(seeds.length);

    await fc.assert(
      fc.asyncProperty(anyQuestion(), async ({ inTenant, ...question }) => {
        const query = { ...question, kind: kind(), ...(inTenant && { tenantId: tenantId() }) };
        const expected = plainly(all, query);
        expect((await inPages(query)).flat()).toEqual(expected);
        if (query.orderBy === undefined)
          expect(await documents().count(query)).toBe(expected.length);
      }),
      { numRuns: runs, seed: 1, endOnFailure: true },
    );
  });
}

function anyQuestion() {
  const statuses = fc.constantFrom('assigned', 'reserved', 'redeemed');
  const days = fc.constantFrom('2020-01-31', '2020-02-15', '2020-03-15', '2020-04-15');
  const numbers = fc.integer({ min: -1, max: 7 });
  const condition = (values: fc.Arbitrary<string | number>) =>
    fc.oneof(
      fc.record({ eq: values }),
      fc.record({ in: fc.array(values, { maxLength: 3 }) }),
      fc.record({ lte: values }),
      fc.record({ gte: values }),
      fc.record({ gte: values, lte: values }),
    );
  return fc.record({
    inTenant: fc.boolean(),
    limit: fc.integer({ min: 1, max: 9 }),
    where: fc.record(
      { status: condition(statuses), expiresOn: condition(days), sequence: condition(numbers) },
      { requiredKeys: [] },
    ),
    orderBy: fc.option(
      fc.record({
        field: fc.constantFrom<IndexField[]>('status', 'expiresOn', 'sequence'),
        descending: fc.boolean(),
      }),
      { nil: undefined },
    ),
  });
}
