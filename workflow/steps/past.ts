import { canonical } from '../kernel/canonical.ts';
import type { Day, Instant } from '../kernel/day.ts';
import type { ActorReference } from '../partner/actor.ts';
import type { Past, UndoableEntry } from '../partner/context.ts';
import { unexpired, type Voucher } from '../voucher/voucher.ts';
import type { VoucherEvent } from './catalogue.ts';
import { evolve, kindOf, type VoucherKey } from './evolve.ts';

/** An event of the history with its actor. */
export interface RecordedEvent {
  readonly sequence: number;
  readonly at: Instant;
  readonly actor: ActorReference;
  readonly event: VoucherEvent;
}

/** An event between the states before and after it. */
interface Change extends RecordedEvent {
  readonly before: Voucher | undefined;
  readonly after: Voucher;
}

/**
 * Derives the past of a voucher from its whole history, oldest event first. To take an entry back,
 * the later events from outside are applied to the state before it: their effect stays.
 */
export function pastOf(records: readonly RecordedEvent[], key: VoucherKey, today: Day): Past {
  const changes = changesOf(records, key);
  const undone = new Set(
    changes.flatMap(({ event }) => (event.type === 'undone' ? [event.sequence] : [])),
  );
  const inEffect = changes.filter(({ sequence }) => !undone.has(sequence));
  const steps = inEffect.filter(({ event }) => isStep(event));
  const last = steps.at(-1);
  return {
    undoable: undoableIn(changes, inEffect, today),
    ...(last && {
      lastStep: {
        type: last.event.type,
        by: last.actor,
        part: kindOf(last.event).part,
      },
    }),
  };
}

/** A step of the workflow, or the registration. */
function isStep(event: VoucherEvent): boolean {
  const { part, reversal } = kindOf(event);
  const isAside = event.type === 'corrected' || event.type === 'reassigned';
  return part !== undefined || (!isAside && reversal.startsWith('undo'));
}

function changesOf(records: readonly RecordedEvent[], key: VoucherKey): readonly Change[] {
  let before: Voucher | undefined;
  return records.map((record) => {
    const after = evolve(before, record.event, key);
    const change = { ...record, before, after };
    before = after;
    return change;
  });
}

/** The last entry that can be taken back, except those that others have replaced since. */
function undoableIn(
  changes: readonly Change[],
  inEffect: readonly Change[],
  today: Day,
): UndoableEntry | undefined {
  const current = changes.at(-1)?.after;
  for (const change of inEffect.toReversed()) {
    const { actor, at, before, event, sequence } = change;
    if (current === undefined || before === undefined || !canBeUndone(change)) continue;
    const later = changes.filter((one) => one.sequence > sequence);
    const { voucher, lost } = withoutEntry(before, later, current);
    const difference = differenceOf(current, restoredLife(voucher, today));
    if (difference.removed.length === 0 && Object.keys(difference.restored).length === 0) continue;
    return {
      type: event.type,
      by: actor,
      sequence,
      at,
      ...difference,
      ...(lost !== undefined && { neededBy: lost.event.type }),
    };
  }
  return undefined;
}

function canBeUndone({ actor, event }: RecordedEvent): boolean {
  const { reversal } = kindOf(event);
  return reversal === 'undo' || (reversal === 'undo-of-person' && actor.kind === 'person');
}

/** The state without the entry, and the first later event that would lose its effect. */
function withoutEntry(
  before: Voucher,
  later: readonly Change[],
  key: VoucherKey,
): { readonly voucher: Voucher; readonly lost?: Change } {
  const undone = new Set(
    later.flatMap(({ event }) => (event.type === 'undone' ? [event.sequence] : [])),
  );
  const sequences = new Set(later.map(({ sequence }) => sequence));
  let voucher = before;
  let lost: Change | undefined;
  for (const change of later) {
    const { event, sequence } = change;
    // An entry that was taken back, and its `undone`, have no effect together.
    if (undone.has(sequence) || (event.type === 'undone' && sequences.has(event.sequence)))
      continue;
    const { about } = kindOf(event);
    if (about !== undefined && !same(voucher[about], change.before?.[about])) continue;
    voucher = evolve(voucher, event, key);
    if (lost === undefined && losesEffect(change, voucher)) lost = change;
  }
  return lost === undefined ? { voucher } : { voucher, lost };
}

/** The state of an expired voucher follows from the steps, so an event can change it either way. */
const DERIVED: ReadonlySet<string> = new Set(['status', 'statusBeforeExpiry', 'revision']);

/** True if a value that the event has set is another one without the entry. */
function losesEffect({ after, before = after }: Change, without: Voucher): boolean {
  const [was, is, would] = [valuesOf(before), valuesOf(after), valuesOf(without)];
  return [...is].some(([path, value]) => value !== was.get(path) && value !== would.get(path));
}

/** The values by path: fields of the voucher, and those of its parts. */
function valuesOf(voucher: Voucher): ReadonlyMap<string, string> {
  const fields = Object.entries(voucher).filter(([field]) => !DERIVED.has(field));
  return new Map(
    fields.flatMap(([field, value]: [string, unknown]) =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.entries(value).map(([name, one]) => [`${field}.${name}`, canonical(one)] as const)
        : [[field, canonical(value)] as const],
    ),
  );
}

/** Taking back a correction of the expiry can restore the life of the voucher. */
function restoredLife(voucher: Voucher, today: Day): Voucher {
  return today <= voucher.expiresOn ? unexpired(voucher) : voucher;
}

/** The fields of `to` that differ from `from`, and those that it does not have. */
function differenceOf(from: Voucher, to: Voucher): Pick<UndoableEntry, 'restored' | 'removed'> {
  const [was, is] = [new Map(Object.entries(from)), new Map(Object.entries(to))];
  const changed = [...new Set([...was.keys(), ...is.keys()])].filter(
    (field) => field !== 'revision' && !same(was.get(field), is.get(field)),
  );
  return {
    restored: Object.fromEntries(
      changed.flatMap((field) => (is.get(field) === undefined ? [] : [[field, is.get(field)]])),
    ),
    removed: changed.filter((field) => is.get(field) === undefined),
  };
}

const same = (one: unknown, other: unknown): boolean => canonical(one) === canonical(other);
