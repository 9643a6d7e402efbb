import type { Write } from '../../../workflow/kernel/ports.ts';
import { eachWithStore, type StartStore } from './store-under-test.ts';

const A_UUID_LIKE_NOTHING = '00000000-0000-4000-8000-000000000000';

const create = (id: string, body: unknown = { id }): Write => ({
  op: 'create',
  id,
  kind: 'k',
  body,
});
const put = (id: string, body: unknown = { id }): Write => ({ op: 'put', id, kind: 'k', body });
const replace = (id: string, ifMatch: string, body: unknown = { id }): Write => ({
  op: 'replace',
  id,
  kind: 'k',
  body,
  ifMatch,
});
const remove = (id: string, ifMatch?: string): Write => ({
  op: 'delete',
  id,
  ...(ifMatch !== undefined && { ifMatch }),
});

/** Guarantees of a commit. */
export function commitContract(start: StartStore): void {
  const { documents, partition, written, store } = eachWithStore(start);

  describe('one document', () => {
    it('is read as written, with its key, kind, index and etag', async () => {
      const key = { ...partition(), id: 'state' };
      const index = { status: 'assigned', sequence: 7 };
      const body = {
        text: 'ü€😀 "quoted" \\ \u0000 \u2028',
        list: [1, null, { deep: true }],
        n: 1.5,
      };
      const [etag] = await written(partition(), {
        op: 'create',
        id: 'state',
        kind: 'v',
        body,
        index,
      });
      expect(await documents().read(key)).toEqual({ ...key, kind: 'v', body, index, etag });
    });

    it('is undefined before it is written', async () => {
      expect(await documents().read({ ...partition(), id: 'state' })).toBeUndefined();
    });

    it('gets a new etag with every write, also after deletion and re-creation', async () => {
      const [first] = await written(partition(), create('a'));
      const [second] = await written(partition(), replace('a', first!));
      const [third] = await written(partition(), put('a'));
      await written(partition(), remove('a'));
      const [fourth] = await written(partition(), create('a'));
      expect(new Set([first, second, third, fourth]).size).toBe(4);
      expect(await documents().commit(partition(), [replace('a', first!)])).toMatchObject({
        conflict: 'changed',
      });
    });

    it.each([
      ['text', 'a'],
      ['number', 7],
      ['nothing', null],
      ['list', [1, [2]]],
      [
        'an object with the keys of Object.prototype',
        JSON.parse('{"__proto__":{"a":1},"constructor":2}'),
      ],
    ])('stores a body that is %s', async (_what, body) => {
      await written(partition(), create('a', body));
      const found = await documents().read({ ...partition(), id: 'a' });
      expect(JSON.stringify(found?.body)).toBe(JSON.stringify(body));
    });

    it('is replaced completely by a put', async () => {
      const before: Write = {
        op: 'put',
        id: 'a',
        kind: 'old',
        body: { old: 1 },
        index: { status: 'x' },
        ttlSeconds: 60,
      };
      await written(partition(), before);
      await written(partition(), { op: 'put', id: 'a', kind: 'new', body: { new: 1 } });
      expect(await documents().read({ ...partition(), id: 'a' })).toMatchObject({
        kind: 'new',
        body: { new: 1 },
        index: {},
      });
      await store().pass(61);
      expect(await documents().read({ ...partition(), id: 'a' })).toBeDefined();
    });

    it('stores a body of 1.5 megabytes', async () => {
      const body = { text: 'long '.repeat(300_000) };
      await written(partition(), create('a', body));
      expect((await documents().read({ ...partition(), id: 'a' }))?.body).toEqual(body);
    });
  });

  describe('the precondition of a write', () => {
    it.each<[string, readonly Write[], (etag: string) => Write, object]>([
      ['create, nothing there', [], () => create('a'), { ok: true }],
      [
        'create, one there',
        [create('a')],
        () => create('a'),
        { ok: false, conflict: 'exists', at: 0 },
      ],
      ['put, nothing there', [], () => put('a'), { ok: true }],
      ['put, one there', [create('a')], () => put('a'), { ok: true }],
      [
        'replace, nothing there',
        [],
        () => replace('a', A_UUID_LIKE_NOTHING),
        { ok: false, conflict: 'missing', at: 0 },
      ],
      ['replace, its etag', [create('a')], (etag) => replace('a', etag), { ok: true }],
      [
        'replace, another etag',
        [create('a')],
        () => replace('a', A_UUID_LIKE_NOTHING),
        { ok: false, conflict: 'changed', at: 0 },
      ],
      ['delete, nothing there', [], () => remove('a'), { ok: true, etags: [undefined] }],
      ['delete, one there', [create('a')], () => remove('a'), { ok: true, etags: [undefined] }],
      [
        'guarded delete, nothing there',
        [],
        () => remove('a', A_UUID_LIKE_NOTHING),
        { ok: false, conflict: 'missing', at: 0 },
      ],
      ['guarded delete, its etag', [create('a')], (etag) => remove('a', etag), { ok: true }],
      [
        'guarded delete, another etag',
        [create('a')],
        () => remove('a', A_UUID_LIKE_NOTHING),
        { ok: false, conflict: 'changed', at: 0 },
      ],
    ])('is checked: %s', async (_case, before, write, expected) => {
      const [etag] = before.length > 0 ? await written(partition(), ...before) : [];
      const was = await documents().read({ ...partition(), id: 'a' });
      const result = await documents().commit(partition(), [write(etag ?? '')]);
      expect(result).toMatchObject(expected);
      const is = await documents().read({ ...partition(), id: 'a' });
      if (!result.ok) expect(is).toEqual(was);
      else if (write('').op === 'delete') expect(is).toBeUndefined();
      else expect(is?.etag).toBe(result.etags[0]);
    });
  });

  describe('a batch', () => {
    it.each([
      ['the first', 0],
      ['one in the middle', 2],
      ['the last', 4],
    ])('writes nothing if %s of its writes fails, and names the write', async (_which, at) => {
      const was = ['guarded', 'doomed', 'there'].map((id) => create(id, 'before'));
      const [etag] = await written(partition(), ...was);
      const writes = [create('n0'), put('n1'), replace('guarded', etag!), remove('doomed')];
      const batch = writes.toSpliced(at, 0, create('there'));
      const result = await documents().commit(partition(), batch);
      expect(result).toEqual({ ok: false, conflict: 'exists', at });
      const bodies = ['n0', 'n1', 'guarded', 'doomed', 'there'].map(async (id) => {
        const found = await documents().read({ ...partition(), id });
        return found?.body;
      });
      expect(await Promise.all(bodies)).toEqual([
        undefined,
        undefined,
        'before',
        'before',
        'before',
      ]);
    });

    it.each([
      ['exists', create('there')],
      ['missing', replace('nowhere', A_UUID_LIKE_NOTHING)],
      ['missing', remove('nowhere', A_UUID_LIKE_NOTHING)],
      ['changed', replace('there', A_UUID_LIKE_NOTHING)],
      ['changed', remove('there', A_UUID_LIKE_NOTHING)],
    ])('reports "%s" for its third write: %j', async (conflict, write) => {
      await written(partition(), create('there'));
      const result = await documents().commit(partition(), [
        create('n0'),
        put('n1'),
        write,
        create('n3'),
      ]);
      expect(result).toEqual({ ok: false, conflict, at: 2 });
      expect(await documents().read({ ...partition(), id: 'n0' })).toBeUndefined();
    });

    it('deletes missing documents together with existing ones', async () => {
      await written(partition(), create('here'));
      const writes = [remove('gone-1'), remove('here'), create('new'), remove('gone-2')];
      const etags = await written(partition(), ...writes);
      expect(etags).toEqual([undefined, undefined, expect.any(String), undefined]);
      expect(await documents().read({ ...partition(), id: 'here' })).toBeUndefined();
      expect((await documents().read({ ...partition(), id: 'new' }))?.etag).toBe(etags[2]);
    });

    it('returns the etag of each document', async () => {
      const etags = await written(partition(), create('a'), put('b'), remove('c'), create('d'));
      const read = async (id: string) => (await documents().read({ ...partition(), id }))?.etag;
      expect(etags).toEqual([await read('a'), await read('b'), undefined, await read('d')]);
    });

    it('has at most a hundred writes', async () => {
      const writes = Array.from({ length: 101 }, (_, n) => create(`n${n}`));
      await expect(documents().commit(partition(), writes)).rejects.toMatchObject({
        code: 'batch-too-large',
      });
      await written(partition(), ...writes.slice(1));
      expect(await documents().read({ ...partition(), id: 'n100' })).toBeDefined();
      expect(await documents().read({ ...partition(), id: 'n0' })).toBeUndefined();
    });

    it('has at most 1.9 megabytes of bodies, in any number of writes', async () => {
      // The quotation marks count, too.
      const body = 'x'.repeat(19_000 - 2);
      const writes = Array.from({ length: 100 }, (_, n) => create(`n${n}`, body));
      const more = [...writes.slice(1), create('n0', `${body}x`)];
      await expect(documents().commit(partition(), more)).rejects.toMatchObject({
        code: 'batch-too-large',
        message: '1900001 bytes in one commit, at most 1900000',
      });
      expect(await documents().read({ ...partition(), id: 'n1' })).toBeUndefined();
      await written(partition(), ...writes);
      expect((await documents().read({ ...partition(), id: 'n99' }))?.body).toBe(body);
    });

    it('may be empty', async () => {
      expect(await documents().commit(partition(), [])).toEqual({ ok: true, etags: [] });
    });
  });

  describe('concurrent writers', () => {
    it('create a document only once in twenty attempts', async () => {
      const other = await store().connect();
      const results = await Promise.all(
        Array.from({ length: 20 }, (_, n) =>
          (n % 2 ? other : documents()).commit(partition(), [
            create('only', n),
            create(`side-${n}`),
          ]),
        ),
      );
      expect(results.filter(({ ok }) => ok)).toHaveLength(1);
      const winner = results.findIndex(({ ok }) => ok);
      expect((await documents().read({ ...partition(), id: 'only' }))?.body).toBe(winner);
      const sides = await Promise.all(
        results.map(async (_, n) => documents().read({ ...partition(), id: `side-${n}` })),
      );
      expect(sides.flatMap((side, n) => (side ? [n] : []))).toEqual([winner]);
    });

    it('never lose an update', async () => {
      const key = { ...partition(), id: 'counter' };
      await written(partition(), create('counter', 0));
      const addOne = async (connection = documents()): Promise<void> => {
        const now = await connection.read<number>(key);
        const write = replace('counter', now!.etag, now!.body + 1);
        const result = await connection.commit(partition(), [write]);
        if (!result.ok) return addOne(connection);
      };
      const other = await store().connect();
      await Promise.all(Array.from({ length: 20 }, (_, n) => addOne(n % 2 ? other : documents())));
      expect((await documents().read(key))?.body).toBe(20);
    });
  });

  describe('unusual names', () => {
    // Names that careless escaping would confuse.
    const names = [
      'a/b',
      'a\\b',
      'a?b',
      'a#b',
      'a%2Fb',
      'a~2fb',
      'a~002fb',
      'a+b',
      'a b',
      ' a',
      'a ',
      'A',
      'a',
      'ü',
      'u\u0308',
      '€😀',
      '__proto__',
      'constructor',
      "o'brien",
      '"',
      '.',
      '..',
      '\n',
      '*',
      '$',
      'x'.repeat(1_000),
      `${'x'.repeat(999)}y`,
      '/'.repeat(1_000),
      `${'/'.repeat(999)}?`,
    ];

    it('separate documents', async () => {
      for (const name of names) await written(partition(), create(name, name));
      for (const name of names) {
        const key = { ...partition(), id: name };
        expect(await documents().read(key)).toMatchObject({ ...key, body: name });
      }
    });

    it('separate aggregates', async () => {
      for (const name of names) await written(partition(name), create('state', name));
      for (const name of names) {
        const key = { ...partition(name), id: 'state' };
        expect(await documents().read(key)).toMatchObject({ ...key, body: name });
      }
    });
  });

  describe('tenants and aggregates', () => {
    const places = [
      ['voucher:1', 'contoso'],
      ['voucher:2', 'contoso'],
      ['voucher:1', 'fabrikam'],
    ] as const;

    it('share nothing, although all ids in them are equal', async () => {
      for (const [aggregate, tenant] of places)
        await written(partition(aggregate, tenant), create('state', `${aggregate} of ${tenant}`));
      await written(partition('voucher:1', 'contoso'), remove('state'));
      const left = await Promise.all(
        places.map(
          async (place) => (await documents().read({ ...partition(...place), id: 'state' }))?.body,
        ),
      );
      expect(left).toEqual([undefined, 'voucher:2 of contoso', 'voucher:1 of fabrikam']);
    });

    it('reject an etag of another one', async () => {
      const [etag] = await written(partition('voucher:1', 'contoso'), create('state'));
      await written(partition('voucher:1', 'fabrikam'), create('state'));
      const result = await documents().commit(partition('voucher:1', 'fabrikam'), [
        replace('state', etag!),
      ]);
      expect(result).toEqual({ ok: false, conflict: 'changed', at: 0 });
    });
  });
}
