import fc from 'fast-check';
import type { DatabaseSync } from 'node:sqlite';
import { cursorAfter } from '../../storage/cursor.ts';
import { findSql } from '../../storage/sqlite/find-sql.ts';
import { LISTS } from '../../workflow/records/sort-orders.ts';
import { ALL_LISTS, listsOf, type List } from '../../storage/sqlite/lists.ts';
import type {
  Condition,
  Documents,
  Find,
  IndexField,
  StoredDocument,
} from '../../workflow/kernel/ports.ts';
import { aSqliteFile, type SqliteFile } from '../support/a-sqlite-file.ts';
import { plainly } from '../support/plain-find.ts';

const now = Date.parse('2020-03-02T09:00:00Z');
const partition = { tenantId: 'contoso', aggregateId: 'voucher:1' };
let sqlite: SqliteFile;
const store = () => sqlite.store();
const bare = () => sqlite.bare();
beforeEach(() => {
  sqlite = aSqliteFile({ now: () => now });
});
afterEach(() => sqlite.remove());

const everyList = ALL_LISTS.map((list) => [list.name, list] as const);
const LISTED_KINDS = Object.keys(LISTS);

/** What a list is made for: one value of each field, in the order of the last. */
function askedOf({ kind, fields, across }: List): Omit<Find, 'limit'> {
  const field = fields.at(-1) as IndexField | undefined;
  const where = Object.fromEntries(fields.slice(0, -1).map((one) => [one, { eq: 'x' }]));
  return {
    kind,
    where,
    ...(!across && { tenantId: 'contoso' }),
    ...(field !== undefined && { orderBy: { field } }),
  };
}

describe('a question', () => {
  const planOf = (query: Find): string => {
    const { text, values } = findSql(query, now);
    const steps = bare()
      .prepare(`EXPLAIN QUERY PLAN ${text}`)
      .all(...values);
    return steps.map(({ detail }) => String(detail)).join('\n');
  };

  it.each(everyList)('is answered from %s in its order, from its own place on', (_name, list) => {
    store();
    const query = { ...askedOf(list), limit: 10 };
    const index = Object.fromEntries(list.fields.map((field) => [field, 'b']));
    const last = { ...partition, id: 'x', kind: list.kind, body: 1, index, etag: '' };
    const plan = planOf({ ...query, cursor: cursorAfter(query, last) });
    const one = [...(list.across ? [] : ['tenant_id']), ...list.fields.slice(0, -1)];
    const order = list.columns.slice(one.length).join(',');
    const place = [...one.map((column) => `${column}=?`), `(${order})>(`].join(' AND ');
    expect(plan).toContain(`SEARCH list USING PRIMARY KEY (${place}`);
    expect(plan).not.toContain('TEMP B-TREE');
  });

  it.each<[string, Omit<Find, 'limit'>, string]>([
    [
      'several states, in their order',
      { kind: 'voucher', where: { status: { in: ['a', 'b'] } }, orderBy: { field: 'place' } },
      'SEARCH list USING PRIMARY KEY (tenant_id=?)',
    ],
    [
      'a range of the order',
      { kind: 'voucher', where: { due: { lte: 'x' } }, orderBy: { field: 'due' } },
      'SEARCH list USING PRIMARY KEY (tenant_id=? AND due>? AND due<?)',
    ],
    [
      'one aggregate, that does not look at the others',
      { kind: 'voucher', aggregateId: 'voucher:1', where: { status: { eq: 'assigned' } } },
      'SEARCH list USING PRIMARY KEY (tenant_id=? AND aggregate_id=?)',
    ],
    [
      'one aggregate, of a kind that is found by its ids',
      { kind: 'outbox', aggregateId: 'voucher:1', where: { status: { eq: 'pending' } } },
      'SEARCH documents USING INDEX sqlite_autoindex_documents_1 (tenant_id=? AND aggregate_id=? AND id>? AND id<?)',
    ],
    [
      'one aggregate, of a kind without lists',
      { kind: 'receipt', aggregateId: 'voucher:1' },
      'SEARCH documents USING INDEX sqlite_autoindex_documents_1 (tenant_id=? AND aggregate_id=?)',
    ],
  ])('about %s', (_what, query, expected) => {
    store();
    const plan = planOf({ tenantId: 'contoso', ...query, limit: 10 });
    expect(plan).toContain(expected);
    expect(plan).not.toContain('TEMP B-TREE');
  });
});

it('a question is planned once: how many are asked for is not bound', () => {
  const { text, values } = findSql({ kind: 'voucher', tenantId: 'contoso', limit: 10 }, now);
  expect(text).toMatch(/ LIMIT 11$/u);
  expect(values).toEqual(['contoso', now]);
});

describe('the lists of a kind', () => {
  const fieldsOf = (kind: string) => [
    ...new Set(listsOf(kind).flatMap(({ fields }) => fields as IndexField[])),
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
  const anyQuestion = (kind: string) => {
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
  /** Of each list the question it is made for, and some more. */
  const questionsOf = (kind: string) => [
    ...listsOf(kind).map((list) => {
      const where = Object.fromEntries(
        list.fields.slice(0, -1).map((field): [string, Condition] => [field, { eq: 'a' }]),
      );
      return { ...askedOf(list), where };
    }),
    ...fc.sample(anyQuestion(kind), { numRuns: 60, seed: 1 }),
  ];

  const keyOf = ({ tenantId, aggregateId, id }: Omit<StoredDocument, 'body' | 'etag' | 'kind'>) =>
    `${tenantId} ${aggregateId} ${id}`;

  it.each(LISTED_KINDS)('of %s answer as a plain filter and sort would', async (kind) => {
    const documents = store();
    const kept = new Map<string, Omit<StoredDocument, 'body' | 'etag'>>();
    // Each key is written several times over: what was listed before must be gone.
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
    for (const asked of questionsOf(kind)) {
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

/** What the release before this one made of a new file, and how it wrote to it. */
const FORMER = `
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
const FORMER_WRITE = `
  INSERT INTO documents (tenant_id, aggregate_id, id, kind, body, index_values, etag, expires_at)
    VALUES ('contoso', :aggregateId, 'state', :kind, '{}', :index, lower(hex(randomblob(8))), NULL)
    ON CONFLICT DO UPDATE SET kind = :kind, body = '{}', index_values = :index,
      etag = lower(hex(randomblob(8))), expires_at = NULL RETURNING etag`;

describe('a file of the release before', () => {
  const written = (former: DatabaseSync, aggregateId: string, place: string, kind = 'voucher') =>
    former.prepare(FORMER_WRITE).get({ aggregateId, kind, index: JSON.stringify({ place }) });
  const inOrder = async (documents: Documents): Promise<readonly string[]> => {
    const asked = { kind: 'voucher', tenantId: 'contoso', limit: 10 };
    const page = await documents.find({ ...asked, orderBy: { field: 'place' } });
    return page.documents.map(({ aggregateId }) => aggregateId);
  };

  it('gets its lists from the documents it has, and follows that release beside it', async () => {
    const former = bare();
    former.exec(FORMER);
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

  it('is written to by both without the indexes that only that release asks', async () => {
    bare().exec(FORMER);
    store();
    const indexes = bare()
      .prepare("SELECT name FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL")
      .all();
    expect(indexes.map(({ name }) => name)).toEqual(['documents_by_expiry']);
  });
});

describe('a file of this release', () => {
  const reachable = (id: string, status = 'reachable') =>
    ({ op: 'put', id, kind: 'person', body: 1, index: { status } }) as const;
  const asked = { kind: 'person', tenantId: 'contoso', where: { status: { eq: 'reachable' } } };

  it('gets a list that it does not have yet', async () => {
    const before = store();
    await before.commit(partition, [reachable('a')]);
    await before.close();
    const older = bare();
    for (const when of ['added', 'changed', 'removed'])
      older.exec(`DROP TRIGGER "list:person:${when}"`);
    older.exec('DROP TABLE "list:person:status"');
    const after = store();
    expect(await after.count(asked)).toBe(1);
    await after.commit(partition, [reachable('b'), reachable('a', 'gone')]);
    const page = await after.find({ ...asked, limit: 10 });
    expect(page.documents.map(({ id }) => id)).toEqual(['b']);
  });

  it('keeps a list that only another release asks, which may be at work on it', async () => {
    store();
    const newer = bare();
    newer.exec(
      `CREATE TABLE "list:person:status,createdAt" (tenant_id ANY NOT NULL, status ANY NOT NULL,
        createdAt ANY NOT NULL, aggregate_id ANY NOT NULL, id ANY NOT NULL,
        PRIMARY KEY (tenant_id, status, createdAt, aggregate_id, id)) STRICT, WITHOUT ROWID`,
    );
    const documents = store();
    const index = { status: 'reachable', createdAt: '2020' };
    await documents.commit(partition, [{ ...reachable('a'), index }]);
    const rows = newer.prepare('SELECT status, createdAt, id FROM "list:person:status,createdAt"');
    expect(rows.all()).toMatchObject([{ ...index, id: 'a' }]);
  });

  it('is not touched by a start that has nothing to do', () => {
    store();
    const versions = () => bare().prepare('PRAGMA schema_version').get();
    const before = versions();
    store();
    expect(versions()).toEqual(before);
  });
});
