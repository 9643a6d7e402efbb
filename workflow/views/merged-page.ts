import type { Day } from '../kernel/day.ts';

/** One line of an ordered list. */
export interface DatedLine<Item> {
  readonly on: Day;
  /** Identifies the line: duplicates in several lists are shown once. Orders the lines of a day. */
  readonly key: string;
  /** Its cursor in its own list. */
  readonly position: Position;
  readonly item: Item;
}
type Position = readonly string[];

/** Reads at most `limit` lines after a position, ordered by day, then by key. */
export type LinesAfter<Item> = (
  after: Position | undefined,
  limit: number,
) => Promise<readonly DatedLine<Item>[]>;

export interface MergedPage<Item> {
  readonly items: readonly Item[];
  /** Present if there is more: the positions of all lists, as JSON. */
  readonly cursor?: string;
}

/**
 * Merges ordered lists into one and returns one page. Reads one page of each list; the next page
 * continues in each list after the last line shown.
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

/** An invalid cursor starts at the beginning. */
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
