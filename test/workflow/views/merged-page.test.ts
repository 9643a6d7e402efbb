import {
  mergedPage,
  type DatedLine,
  type LinesAfter,
} from '../../../workflow/views/merged-page.ts';

const line = (on: string, key: string): DatedLine<string> => ({
  on,
  key,
  position: [on, key],
  item: `${on} ${key}`,
});

/** A list that can change between two pages. */
const listOf =
  (lines: DatedLine<string>[]): LinesAfter<string> =>
  async (after, limit) =>
    lines.filter(({ key, on }) => after === undefined || on + key > after.join('')).slice(0, limit);

describe('a page of several lists', () => {
  const first = [line('01', 'a'), line('03', 'a'), line('05', 'a')];
  const second = [line('02', 'b'), line('03', 'a'), line('03', 'b'), line('09', 'b')];
  const inAll = ['01 a', '02 b', '03 a', '03 b', '05 a', '09 b'];

  it.each([1, 2, 3, 4, 5, 6, 7])('shows each line once, in order, %i at a time', async (limit) => {
    const lists = [listOf(first), listOf(second), listOf([])];
    const seen: (readonly string[])[] = [];
    let cursor: string | undefined;
    do {
      const page = await mergedPage(lists, limit, cursor);
      seen.push(page.items);
      cursor = page.cursor;
    } while (cursor !== undefined);
    expect(seen.flat()).toEqual(inAll);
    expect(seen.slice(0, -1).every(({ length }) => length === limit)).toBe(true);
    expect(seen).toHaveLength(Math.ceil(inAll.length / limit));
  });

  it('orders the lines of a day by key, whichever list they are in', async () => {
    const lists = [[line('03', 'c')], [line('03', 'a'), line('04', 'a')], [line('03', 'b')]];
    const { items } = await mergedPage(lists.map(listOf), 4);
    expect(items).toEqual(['03 a', '03 b', '03 c', '04 a']);
    const later = [[line('02', 'z')], [line('03', 'a')]];
    expect((await mergedPage(later.map(listOf), 2)).items).toEqual(['02 z', '03 a']);
  });

  it('starts a list at its beginning where the cursor names no position in it', async () => {
    const cursor = JSON.stringify([['03', 'a'], null]);
    const { items } = await mergedPage([listOf(first), listOf(second)], 2, cursor);
    expect(items).toEqual(['02 b', '03 a']);
    const wrong = JSON.stringify([
      ['03', 7],
      ['09', 'b'],
    ]);
    expect((await mergedPage([listOf(first), listOf(second)], 2, wrong)).items).toEqual([
      '01 a',
      '03 a',
    ]);
  });

  it('continues after the last line if lines were added or removed', async () => {
    const changing = [line('01', 'a'), line('02', 'a'), line('04', 'a')];
    const { cursor } = await mergedPage([listOf(changing)], 2);
    changing.splice(0, 2, line('00', 'x'), line('03', 'x'));
    expect((await mergedPage([listOf(changing)], 2, cursor)).items).toEqual(['03 x', '04 a']);
  });

  it.each(['rubbish', '[]', '[["01","a"],null,null]', '[7,8]', '8'])(
    'starts at the beginning with a foreign cursor: %s',
    async (cursor) => {
      const { items } = await mergedPage([listOf(first), listOf(second)], 2, cursor);
      expect(items).toEqual(['01 a', '02 b']);
    },
  );
});
