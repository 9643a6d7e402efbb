import type { HistoryRecord } from '../records/records.ts';
import type { VoucherEvent } from '../steps/catalogue.ts';

type Entry = HistoryRecord<VoucherEvent>;

/**
 * The queued entries that still hold. One that was taken back, or a reservation that was released,
 * is left out; so is the entry that ended it, since the recipient knew nothing of the first.
 * @param numbers of the queued entries in the history
 */
export function entriesToShow(
  history: readonly Entry[],
  numbers: readonly number[],
): readonly VoucherEvent[] {
  const queued = new Set(numbers);
  const left = new Set<number>();
  for (const entry of history.toReversed()) {
    if (left.has(entry.sequence)) continue;
    const [first, ...more] = endedBy(entry, history);
    if (first === undefined) continue;
    for (const sequence of [first, ...more]) left.add(sequence);
    if (queued.has(first)) left.add(entry.sequence);
  }
  return history
    .filter(({ sequence }) => queued.has(sequence) && !left.has(sequence))
    .map(({ event }) => event);
}

/** Numbers of the earlier entries that no longer hold after this one, the first one first. */
function endedBy({ event, sequence }: Entry, history: readonly Entry[]): readonly number[] {
  if (event.type === 'undone') return [event.sequence];
  if (event.type !== 'released') return [];
  const earlier = history.filter((one) => one.sequence < sequence);
  const reserved = earlier.findLastIndex((one) => one.event.type === 'reserved');
  if (reserved < 0) return [];
  return earlier
    .slice(reserved)
    .filter((one) => one.event.type === 'reserved' || one.event.type === 'rescheduled')
    .map((one) => one.sequence);
}
