import fc from 'fast-check';
import type { DatabaseSync } from 'node:sqlite';
import { cursorAfter } from '../../storage/cursor.ts';
import { findSql } from '../../storage/sqlite/find-sql.ts';
import { INDEXES } from '../../storage/sqlite/indexes.ts';
import { LISTS } from '../../workflow/records/sort-orders.ts';
import type { Documents, Find, IndexField, StoredDocument } from '../../workflow/kernel/ports.ts';
import { aSqliteFile, type SqliteFile } from '../support/a-sqlite-file.ts';
import { plainly } from '../support/plain-find.ts';
import { planOf } from '../support/query-plan.ts';

const now = Date.parse('2020-03-02T09:00:00Z');
const partition = { tenantId: 'contoso', aggregateId: 'voucher:1' };
const tenantId = 'contoso';
let sqlite: SqliteFile;
const store = () => sqlite.store();
const bare = () => sqlite.bare();
beforeEach(() => {
  sqlite = aSqliteFile({ now: () => now });
});
afterEach(() => sqlite.remove());

interface Order {
  readonly kind: string;
  readonly fields: readonly IndexField[];
  readonly across: boolean;
}

const ordersOf = (kind: string): readonly Order[] => {
  const { inTenant = [], acrossTenants = [] } = LISTS[kind] ?? {};
  return [
    ...inTenant.map((fields) => ({ kind, fields, across: false })),
    ...acrossTenants.map((fields) => ({ kind, fields, across: true })),
  ];
};
const KINDS = Object.keys(LISTS);
const everyOrder = KINDS.flatMap(ordersOf).map(
  (order) => [`${order.kind}: ${order.fields.join(', ')}`, order] as const,
);

/** The query of an order: equal values for all fields but the last, sorted by the last. */
function queryOf({ kind, fields, across }: Order, value = 'x'): Omit<Find, 'limit'> {
  const field = fields.at(-1);
  const where = Object.fromEntries(fields.slice(0, -1).map((one) => [one, { eq: value }]));
  return { kind, where, ...(!across && { tenantId }), ...(field && { orderBy: { field } }) };
}

describe('the query planner', () => {
  it.each(everyOrder)('seeks to the start of a page of %s in an index', (_name, order) => {
    const query = { ...queryOf(order), limit: 10 };
    const index = Object.fromEntries(order.fields.map((field) => [field, 'b']));
    const last = { ...partition, id: 'x', kind: order.kind, body: 1, index, etag: '' };
    const plan = planOf({ ...query, cursor: cursorAfter(query, last) });
    const prefix = [...(order.across ? [] : ['tenant']), ...order.fields.slice(0, -1)];
    const equal = prefix.map((field) => (field === 'tenant' ? 'tenant_id=?' : '<expr>=?'));
    const beyond = order.fields.length > 0 ? '<expr>>?' : '(aggregate_id,id)>(?,?)';
    expect(plan).toMatch(new RegExp(`^SEARCH documents USING INDEX ${order.kind} by `, 'u'));
    expect(plan).toContain(`(${[...equal, beyond].join(' AND ')})`);
    expect(plan).not.toContain('TEMP B-TREE');
  });

  it.each<[string, Omit<Find, 'limit'>, string]>([
    [
      'several values and an order',
      { kind: 'voucher', where: { status: { in: ['a', 'b'] } }, orderBy: { field: 'place' } },
      'SEARCH documents USING INDEX voucher by tenant, place (tenant_id=?)',
    ],
    [
      'one person and an order',
      { kind: 'voucher', where: { assigneeId: { eq: 'a' } }, orderBy: { field: 'due' } },
      'SEARCH documents USING INDEX voucher by tenant, due (tenant_id=?)',
    ],
    [
      'a range of the order',
      { kind: 'voucher', where: { due: { lte: 'x' } }, orderBy: { field: 'due' } },
      'SEARCH documents USING INDEX voucher by tenant, due (tenant_id=? AND <expr>>? AND <expr><?)',
    ],
    [
      'one value without an order',
      { kind: 'voucher', where: { readerId: { eq: 'a' } } },
      'SEARCH documents USING INDEX voucher by tenant, readerId (tenant_id=? AND <expr>=?)',
    ],
    [
      'two values without an order',
      { kind: 'outbox', where: { readerId: { eq: 'a' }, status: { eq: 'pending' } } },
      'SEARCH documents USING INDEX outbox by tenant, readerId, status (tenant_id=? AND <expr>=? AND <expr>=?)',
    ],
    [
      'one aggregate, whatever the order',
      {
        kind: 'voucher',
        aggregateId: 'voucher:1',
        where: { status: { eq: 'assigned' }, readerId: { eq: 'a' } },
      },
      'SEARCH documents USING INDEX sqlite_autoindex_documents_1 (tenant_id=? AND aggregate_id=?)',
    ],
    [
      'one aggregate of a kind that is found by id',
      { kind: 'outbox', aggregateId: 'voucher:1', where: { status: { eq: 'pending' } } },
      'SEARCH documents USING INDEX sqlite_autoindex_documents_1 (tenant_id=? AND aggregate_id=? AND id>? AND id<?)',
    ],
    [
      'one aggregate of a kind without indexes',
      { kind: 'receipt', aggregateId: 'voucher:1' },
      'SEARCH documents USING INDEX sqlite_autoindex_documents_1 (tenant_id=? AND aggregate_id=?)',
    ],
  ])('uses an index for %s', (_what, query, expected) => {
    const plan = planOf({ tenantId, ...query, limit: 10 });
    expect(plan.split('\n')[0]).toBe(expected);
    expect(plan).not.toContain('TEMP B-TREE');
  });

  it('uses an index over all tenants for one tenant, and sorts equal values', () => {
    const where = { status: { eq: 'dead' } };
    const plan = planOf({
      kind: 'outbox',
      tenantId,
      where,
      orderBy: { field: 'createdAt' },
      limit: 9,
    });
    expect(plan).toContain('USING INDEX outbox by status, createdAt, tenant (<expr>=?)');
    expect(plan).not.toContain('TEMP B-TREE FOR ORDER BY');
  });

  it('reads only the key of an aggregate for any order', () => {
    const orderBy = { field: 'place' } as const;
    const plan = planOf({ kind: 'voucher', ...partition, orderBy, limit: 9 });
    expect(plan).toContain('(tenant_id=? AND aggregate_id=?)');
  });
});

it('gets the limit as a literal, so that a statement is planned once', () => {
  const { text, values } = findSql({ kind: 'voucher', tenantId, limit: 10 }, now);
  expect(text).toMatch(/ LIMIT 11$/u);
  expect(values).toEqual(['contoso', now]);
});

describe('the queries', () => {
  const fieldsOf = (kind: string) => [
    ...new Set([
      ...ordersOf(kind).flatMap(({ fields }) => fields),
      ...(LISTS[kind]?.filters ?? []),
    ]),
  ];
  const values = fc.constantFrom('a', 'b', 'c');

  const anyIndex = (kind: string) =>
    fc.record(Object.fromEntries(fieldsOf(kind).map((field) => [field, values])), {
      requiredKeys: [],
    });
  const anyDocument = (kind: string) =>
    fc.record({
      tenantId: fc.constantFrom('contoso', 'fabrikam'),
      aggregateId: fc.constantFrom('voucher:1', 'voucher:2'),
      id: fc.constantFrom(`${kind}:1`, `${kind}:2`, `${kind}:3`),
      index: anyIndex(kind),
      is: fc.constantFrom(kind, kind, kind, 'another'),
      gone: fc.integer({ min: 0, max: 5 }).map((one) => one === 0),
    });
  const anyCondition = fc.oneof(
    fc.record({ eq: values }),
    fc.record({ eq: values }),
    fc.record({ in: fc.array(values, { maxLength: 2 }) }),
    fc.record({ lte: values }),
    fc.record({ gte: values }),
  );
  const anyQuery = (kind: string) => {
    const fields = fieldsOf(kind);
    const where = Object.fromEntries(fields.map((field) => [field, anyCondition]));
    const field = fc.constantFrom(...(fields.length > 0 ? fields : (['status'] as const)));
    return fc.record(
      {
        tenantId: fc.constant('contoso'),
        aggregateId: fc.constant('voucher:1'),
        where: fc.record(where, { requiredKeys: [] }),
        orderBy: fc.record({ field, descending: fc.boolean() }),
      },
      { requiredKeys: [] },
    );
  };
  /** The query of each order, and generated ones. */
  const queriesOf = (kind: string) => [
    ...ordersOf(kind).map((order) => queryOf(order, 'a')),
    ...fc.sample(anyQuery(kind), { numRuns: 60, seed: 1 }),
  ];

  const keyOf = ({ tenantId, aggregateId, id }: Omit<StoredDocument, 'body' | 'etag' | 'kind'>) =>
    `${tenantId} ${aggregateId} ${id}`;

  it.each(KINDS)('match a plain filter and sort for %s', async (kind) => {
    const documents = store();
    const kept = new Map<string, Omit<StoredDocument, 'body' | 'etag'>>();
    // Each key is written several times, so that stale index entries would show.
    for (const { is, gone, ...one } of fc.sample(anyDocument(kind), { numRuns: 80, seed: 2 })) {
      const { id, index } = one;
      await documents.commit(
        one,
        gone ? [{ op: 'delete', id }] : [{ op: 'put', id, kind: is, body: {}, index }],
      );
      if (gone) kept.delete(keyOf(one));
      else kept.set(keyOf(one), { ...one, kind: is });
    }
    const all = [...kept.values()].filter((one) => one.kind === kind);
    for (const asked of queriesOf(kind)) {
      const expected = plainly(all, asked)
        .filter(
          ({ aggregateId }) =>
            aggregateId === (asked as Find).aggregateId || !('aggregateId' in asked),
        )
        .map(keyOf);
      const found: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await documents.find({ ...asked, kind, limit: 3, cursor });
        found.push(...page.documents.map(keyOf));
        cursor = page.cursor;
      } while (cursor !== undefined);
      expect({ asked, found }).toEqual({ asked, found: expected });
      if (!('orderBy' in asked))
        expect(await documents.count({ ...asked, kind })).toBe(expected.length);
    }
  });
});

/** Schema of releases before 0.2, with their writes. */
const VERSION_0_1 = `
  CREATE TABLE documents (
    tenant_id TEXT NOT NULL, aggregate_id TEXT NOT NULL, id TEXT NOT NULL, kind TEXT NOT NULL,
    body TEXT NOT NULL, index_values TEXT NOT NULL, etag TEXT NOT NULL, expires_at INTEGER,
    PRIMARY KEY (tenant_id, aggregate_id, id)
  ) STRICT;
  CREATE INDEX documents_by_kind ON documents (kind, tenant_id, aggregate_id, id);
  CREATE INDEX documents_by_expiry ON documents (expires_at) WHERE expires_at IS NOT NULL;
  ALTER TABLE documents ADD COLUMN index_place ANY
    AS (json_extract(index_values, '$.place')) VIRTUAL;
  CREATE INDEX documents_by_place ON documents (kind, tenant_id, index_place, aggregate_id, id)
    WHERE index_place IS NOT NULL;
  PRAGMA user_version = 1;`;
const VERSION_0_1_WRITE = `
  INSERT INTO documents (tenant_id, aggregate_id, id, kind, body, index_values, etag, expires_at)
    VALUES ('contoso', :aggregateId, 'state', :kind, '{}', :index, lower(hex(randomblob(8))), NULL)
    ON CONFLICT DO UPDATE SET kind = :kind, body = '{}', index_values = :index,
      etag = lower(hex(randomblob(8))), expires_at = NULL RETURNING etag`;

/** Some tables and triggers of schema version 1, and a query of that release. */
const VERSION_1 = `
  CREATE TABLE documents (
    tenant_id TEXT NOT NULL, aggregate_id TEXT NOT NULL, id TEXT NOT NULL, kind TEXT NOT NULL,
    body TEXT NOT NULL, index_values TEXT NOT NULL, etag TEXT NOT NULL, expires_at INTEGER,
    PRIMARY KEY (tenant_id, aggregate_id, id)
  ) STRICT;
  CREATE INDEX documents_by_expiry ON documents (expires_at) WHERE expires_at IS NOT NULL;
  CREATE TABLE "list:voucher:status,place" (tenant_id ANY NOT NULL, status ANY NOT NULL,
    place ANY NOT NULL, aggregate_id ANY NOT NULL, id ANY NOT NULL,
    PRIMARY KEY (tenant_id, status, place, aggregate_id, id)) STRICT, WITHOUT ROWID;
  CREATE TABLE "list:outbox:dueAt:across" (dueAt ANY NOT NULL, tenant_id ANY NOT NULL,
    aggregate_id ANY NOT NULL, id ANY NOT NULL,
    PRIMARY KEY (dueAt, tenant_id, aggregate_id, id)) STRICT, WITHOUT ROWID;
  CREATE TRIGGER "list:voucher:added" AFTER INSERT ON documents WHEN NEW.kind = 'voucher'
  BEGIN
    INSERT INTO "list:voucher:status,place" SELECT NEW.tenant_id,
      json_extract(NEW.index_values, '$.status'), json_extract(NEW.index_values, '$.place'),
      NEW.aggregate_id, NEW.id;
  END;
  PRAGMA user_version = 1;
  PRAGMA application_id = 1347634283;`;
const VERSION_1_QUERY = `
  SELECT documents.aggregate_id FROM "list:voucher:status,place" AS list CROSS JOIN documents
    ON documents.tenant_id = list.tenant_id AND documents.aggregate_id = list.aggregate_id
      AND documents.id = list.id
    WHERE list.tenant_id = ? AND list.status = ? AND (expires_at IS NULL OR expires_at > ?)
    ORDER BY list.place, list.aggregate_id, list.id LIMIT 21`;

describe('a file of an earlier release', () => {
  const written = (former: DatabaseSync, aggregateId: string, place: string, kind = 'voucher') =>
    former
      .prepare(VERSION_0_1_WRITE)
      .get({ aggregateId, kind, index: JSON.stringify({ place, status: 'assigned' }) });
  const inOrder = async (documents: Documents): Promise<readonly string[]> => {
    const query = { kind: 'voucher', tenantId, limit: 10, where: { status: { eq: 'assigned' } } };
    const page = await documents.find({ ...query, orderBy: { field: 'place' } });
    return page.documents.map(({ aggregateId }) => aggregateId);
  };
  const schemaOf = (database: DatabaseSync, type: string) =>
    database
      .prepare('SELECT name FROM sqlite_schema WHERE type = ? AND sql IS NOT NULL')
      .all(type)
      .map(({ name }) => String(name));

  it.each([
    ['before 0.2', VERSION_0_1],
    ['with schema version 1', VERSION_1],
  ])('is ordered by its old data and by what that release still writes: %s', async (_name, sql) => {
    const former = bare();
    former.exec(sql);
    written(former, 'voucher:2', '2020-06-30');
    written(former, 'voucher:1', '2020-07-31');
    written(former, 'partner', '2020-01-01', 'partner');
    const documents = store();
    expect(await inOrder(documents)).toEqual(['voucher:2', 'voucher:1']);
    written(former, 'voucher:3', '2020-07-01');
    written(former, 'voucher:2', '2020-12-31');
    expect(await inOrder(documents)).toEqual(['voucher:3', 'voucher:1', 'voucher:2']);
    written(former, 'voucher:1', '2020-07-31', 'something-else');
    former.exec("DELETE FROM documents WHERE aggregate_id = 'voucher:3'");
    expect(await inOrder(documents)).toEqual(['voucher:2']);
  });

  it.each([
    ['before 0.2', VERSION_0_1],
    ['with schema version 1', VERSION_1],
  ])('loses its own indexes, list tables and triggers: %s', (_name, sql) => {
    bare().exec(sql);
    store();
    expect(schemaOf(bare(), 'index').toSorted()).toEqual([...INDEXES.keys()].toSorted());
    expect(schemaOf(bare(), 'table')).toEqual(['documents', 'tallies']);
    expect(schemaOf(bare(), 'trigger').filter((name) => name.startsWith('list:'))).toEqual([]);
  });

  it('still serves a process of schema version 1 while another migrates it', () => {
    const former = bare();
    former.exec(VERSION_1);
    written(former, 'voucher:2', '2020-07-31');
    const query = former.prepare(VERSION_1_QUERY);
    const asked = () => query.all(tenantId, 'assigned', 0).map((row) => row['aggregate_id']);
    expect(asked()).toEqual(['voucher:2']);
    store();
    written(former, 'voucher:1', '2020-06-30');
    expect(asked()).toEqual(['voucher:1', 'voucher:2']);
  });
});

describe('a file of this release', () => {
  it('gets missing indexes and loses undeclared ones', () => {
    store();
    const other = bare();
    other.exec('DROP INDEX "person by tenant, status"; CREATE INDEX other ON documents (etag)');
    store();
    const rows = other.prepare("SELECT name FROM sqlite_schema WHERE type = 'index' AND sql <> ''");
    const names = rows.all().map(({ name }) => String(name));
    expect(names).toContain('person by tenant, status');
    expect(names).not.toContain('other');
  });

  it('gets the declared definition of an index that another release made otherwise', () => {
    store();
    const other = bare();
    const name = 'voucher by tenant, place';
    other.exec(`DROP INDEX "${name}"; CREATE INDEX "${name}" ON documents (tenant_id)`);
    store();
    const row = other.prepare('SELECT sql FROM sqlite_schema WHERE name = ?').get(name);
    expect(row?.['sql']).toBe(INDEXES.get(name));
  });

  it('is not changed by a start without migrations', () => {
    store();
    const versions = () => bare().prepare('PRAGMA schema_version').get();
    const before = versions();
    store();
    expect(versions()).toEqual(before);
  });
});
