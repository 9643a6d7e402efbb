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
