import { pageActions, readCursors } from '../../cards/kit/page-actions.ts';
import { english } from '../support/translators.ts';

/** Title and cursors of each button. */
function leadsTo(paging: { cursors: readonly string[]; next?: string }): unknown[] {
  return pageActions(english, 'vouchers', paging, { scope: 'all' }).map(({ data, title }) => {
    const { desk } = data as { desk: { cursors: string; scope: string } };
    expect(desk.scope).toBe('all');
    return [title, readCursors(desk.cursors)];
  });
}

it.each([
  ['the only page', { cursors: [] }, []],
  ['the first', { cursors: [], next: 'b' }, [['Next page', ['b']]]],
  [
    'one in the middle',
    { cursors: ['b', 'c'], next: 'd' },
    [
      ['Previous page', ['b']],
      ['Next page', ['b', 'c', 'd']],
    ],
  ],
  ['the last', { cursors: ['b'] }, [['Previous page', []]]],
])('the buttons of %s lead to its neighbours', (_what, paging, expected) => {
  expect(leadsTo(paging)).toEqual(expected);
});

it('a card of the hundredth page is no bigger than one of the tenth', () => {
  const pages = Array.from({ length: 99 }, (_, at) => `page-${at + 2}`);
  const trail = pages.slice(-9);
  expect(leadsTo({ cursors: pages.slice(-10), next: 'onward' })).toEqual([
    ['Previous page', pages.slice(-10, -1)],
    ['Next page', [...trail, 'onward']],
  ]);
});

it.each([undefined, '', 'null', '{', '{"a":1}', '[1]', '["a", null]'])(
  'invalid cursors (%s) lead to the first page',
  (text) => {
    expect(readCursors(text)).toEqual([]);
  },
);
