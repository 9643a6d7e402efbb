import { cursorAfter, positionOf } from '../../storage/cursor.ts';
import type { Find } from '../../workflow/kernel/ports.ts';

const asked: Find = { kind: 'voucher', tenantId: 'contoso', limit: 2 };
const inOrder: Find = { ...asked, orderBy: { field: 'place' } };
const last = {
  tenantId: 'contoso',
  aggregateId: 'voucher:1',
  id: 'state',
  kind: 'voucher',
  body: {},
  index: { place: '2020-06-30' },
  etag: 'e',
};
const key = { tenantId: 'contoso', aggregateId: 'voucher:1', id: 'state' };

/** A cursor of the query with changed parts. */
function forged(query: Find, change: (parts: unknown[]) => unknown): string {
  const parts = JSON.parse(
    Buffer.from(cursorAfter(query, last), 'base64url').toString(),
  ) as unknown[];
  return Buffer.from(JSON.stringify(change(parts))).toString('base64url');
}

it('a cursor returns the position of the last document', () => {
  expect(positionOf(asked)).toBeUndefined();
  expect(positionOf({ ...asked, cursor: cursorAfter(asked, last) })).toEqual(key);
  const cursor = cursorAfter(inOrder, last);
  expect(positionOf({ ...inOrder, cursor })).toEqual({ ...key, value: '2020-06-30' });
});

it('a given position takes precedence over a cursor', () => {
  const after = { value: 'x', aggregateId: 'voucher:2', id: 'state' };
  expect(positionOf({ ...inOrder, after })).toEqual({ ...after, tenantId: 'contoso' });
});

it('a cursor stays valid for another limit and another spelling of ascending order', () => {
  const cursor = cursorAfter(inOrder, last);
  const orderBy = { field: 'place', descending: false } as const;
  expect(positionOf({ ...inOrder, orderBy, limit: 9, cursor })).toMatchObject(key);
});

it.each<[string, Find, (parts: unknown[]) => unknown]>([
  ['no list', asked, () => ({ 0: 'x' })],
  ['another question', asked, ([, ...rest]) => ['x', ...rest]],
  ['a tenant that is no text', asked, (parts) => parts.with(2, 7)],
  ['an aggregate that is no text', asked, (parts) => parts.with(3, null)],
  ['an id that is no text', asked, (parts) => parts.with(4, {})],
  ['a value where nothing is ordered', asked, (parts) => parts.with(1, 'x')],
  ['no value where something is', inOrder, (parts) => parts.with(1, null)],
])('a cursor with %s is refused', (_what, query, change) => {
  const cursor = forged(query, change);
  expect(() => positionOf({ ...query, cursor })).toThrow(
    expect.objectContaining({
      code: 'cursor-invalid',
      message: 'This cursor does not belong to this query',
    }),
  );
});
