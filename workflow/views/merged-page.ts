import type { Day } from '../kernel/day.ts';

/** One line of an ordered list. */
export interface DatedLine<Item> {
  readonly on: Day;
  /** What it is; the same line in two lists is shown once. Orders lines of one day. */
  readonly key: string;
  /** Where it stands in its own list. */
  readonly position: Position;
  readonly item: Item;
}
type Position = readonly string[];

/** A list by day, then by key: its lines after a position, at most so many. */
export type LinesAfter<Item> = (
  after: Position | undefined,
  limit: number,
) => Promise<readonly DatedLine<Item>[]>;

export interface MergedPage<Item> {
  readonly items: readonly Item[];
  /** Present when there is more: where each of the lists goes on. */
  readonly cursor?: string;
}

/**
 * One page of several ordered lists as if they were one. Of each no more is read than the page
 * could show; the next page goes on in each where this one stopped.
 */
export async function mergedPage<Item>(
  lists: readonly LinesAfter<Item>[],
  limit: number,
  cursor?: string,
): Promise<MergedPage<Item>> {
  const positions = positionsIn(cursor, lists.length);
  const lines = await Promise.all(lists.map((list, at) => list(positions[at], limit + 1)));
  const heads = lists.map(() => 0);
  const headOf = (at: number): DatedLine<Item> | undefined => lines[at]?.[heads[at] ?? 0];
  const items: Item[] = [];
  while (items.length < limit) {
    const next = earliest(lists.map((_, at) => headOf(at)));
    if (next === undefined) return { items };
    items.push(next.item);
    for (const at of lists.keys()) {
      const head = headOf(at);
      if (head?.key !== next.key) continue;
      positions[at] = head.position;
      heads[at] = (heads[at] ?? 0) + 1;
    }
  }
  const isOver = lists.every((_, at) => headOf(at) === undefined);
  return isOver ? { items } : { items, cursor: JSON.stringify(positions) };
}

function earliest<Item>(
  heads: readonly (DatedLine<Item> | undefined)[],
): DatedLine<Item> | undefined {
  return heads.reduce((first, head) => {
    if (first === undefined || head === undefined) return first ?? head;
    return head.on < first.on || (head.on === first.on && head.key < first.key) ? head : first;
  }, undefined);
}

/** A cursor that is not of these lists begins at the beginning. */
function positionsIn(cursor: string | undefined, lists: number): (Position | undefined)[] {
  const none = Array.from({ length: lists }, () => undefined);
  try {
    const read: unknown = JSON.parse(cursor ?? 'null');
    if (!Array.isArray(read) || read.length !== lists) return none;
    return read.map((one: unknown) => (isPosition(one) ? one : undefined));
  } catch {
    return none;
  }
}

const isPosition = (one: unknown): one is Position =>
  Array.isArray(one) && one.every((part) => typeof part === 'string');
