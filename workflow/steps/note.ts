import { z } from 'zod';
import { check, type Check } from '../kernel/checks.ts';
import type { Instant } from '../kernel/day.ts';
import { moment } from '../kernel/facts.ts';
import { optionalParagraph, reason, tick, wholeNumber } from '../kernel/fields.ts';
import { isOwnEntry } from '../partner/permissions.ts';
import type { Note, Voucher } from '../voucher/voucher.ts';
import { event, remark } from './step.ts';

/** Notes of a voucher that are not deleted; they are part of its document. */
const NOTES_MAX = 50;

interface NoteChange {
  readonly noteId: number;
  /** The author, who alone changes it. */
  readonly personId: string;
}

interface NoteAdded extends NoteChange {
  readonly note: string;
  readonly at: Instant;
  /** Set for display alone: what has become of the note since. */
  readonly since?: 'changed' | 'deleted';
}

/** The form that adds the same note to several vouchers. */
export const noteForSeveral = z.object({ note: reason });

/** A remark about the voucher, which its author can change and delete (docs/programme-rules.md#notes). */
export const note = remark({
  schema: z.object({
    note: optionalParagraph,
    /** The note to change or delete; absent: a new one. */
    noteId: wholeNumber(1, 1_000_000).optional(),
    remove: tick,
  }),
  right: 'note',
  from: ['person'],
  states: ['assigned', 'reserved', 'reported', 'redeemed', 'expired'],
  offered: 'also',
  forSeveral: (voucher) => [fitCheck(voucher)],
  checks(voucher, { note, noteId, remove }, { actor }) {
    const { notes = [] } = voucher;
    const written = remove
      ? []
      : [check('field-valid', note !== undefined, { problem: 'missing' }, 'note')];
    if (noteId === undefined) return [...written, fitCheck(voucher)];
    const former = notes.find((one) => one.noteId === noteId);
    const isOwn = former !== undefined && isOwnEntry(actor, { kind: 'person', ...former });
    const facts = { on: former === undefined ? '' : moment(former.at) };
    return [...written, check('own-note', isOwn, facts)];
  },
  emits({ notes = [], revision }, { note = '', noteId, remove }, { actor, now }) {
    if (actor.kind !== 'person') return [];
    const { personId } = actor;
    if (noteId === undefined)
      return [{ type: 'note-added', noteId: revision + 1, personId, note, at: now }];
    if (remove) return [{ type: 'note-deleted', noteId, personId }];
    const isSame = notes.some((one) => one.noteId === noteId && one.note === note);
    return isSame ? [] : [{ type: 'note-changed', noteId, personId, note }];
  },
  events: {
    'note-added': event<NoteAdded>({
      reversal: 'none',
      evolve: ({ notes = [] }, { at, note, noteId, personId }) => ({
        notes: [...notes, { noteId, personId, note, at }],
      }),
      facts: ({ note, since = '' }) => ({ note, since }),
    }),
    'note-changed': event<NoteChange & { readonly note: string }>({
      reversal: 'none',
      evolve: ({ notes = [] }, { note, noteId }) => ({
        notes: notes.map((one) =>
          one.noteId === noteId ? { ...one, note, isChanged: true } : one,
        ),
      }),
      facts: () => ({}),
    }),
    'note-deleted': event<NoteChange>({
      reversal: 'none',
      evolve({ notes = [] }, { noteId }) {
        const left = notes.filter((one) => one.noteId !== noteId);
        return { notes: left.length === 0 ? undefined : left };
      },
      facts: () => ({}),
    }),
  },
});

const fitCheck = ({ notes = [] }: Voucher): Check =>
  check('notes-fit', notes.length < NOTES_MAX, { most: NOTES_MAX });

/** The person's own notes, the latest first. */
export const notesOf = ({ notes = [] }: Voucher, personId: string): readonly Note[] =>
  notes.filter((one) => one.personId === personId).toReversed();

/** The event of a note with its latest text, as the history shows it. */
export function withLatestNote<Event extends { readonly type: string }>(
  event: Event,
  voucher: Pick<Voucher, 'notes' | 'revision'> | undefined,
): Event {
  if (event.type !== 'note-added' || voucher === undefined) return event;
  const { noteId } = event as Event & NoteChange;
  const latest = voucher.notes?.find((one) => one.noteId === noteId);
  if (latest?.isChanged) return { ...event, note: latest.note, since: 'changed' };
  // The history can be newer than the voucher.
  if (latest !== undefined || noteId > voucher.revision) return event;
  return { ...event, note: '', since: 'deleted' };
}
