import { mentions, replaced, type Identity, type Pseudonym } from './identity.ts';

/** Fields with a person's name, next to their id or address. */
const NAMES = ['name', 'personName', 'contactName'];

/**
 * Replaces the person's identifiers by the pseudonym, and their name in objects that contain an
 * identifier. Returns the same value, by reference, if it does not mention the person.
 */
export function rewritten(value: unknown, identity: Identity, pseudonym: Pseudonym): unknown {
  if (typeof value === 'string') return replaced(value, identity, pseudonym);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value;
    const after = items.map((item) => rewritten(item, identity, pseudonym));
    return after.some((item, at) => item !== items[at]) ? after : value;
  }
  const fields = Object.entries(value) as readonly [string, unknown][];
  const about = fields.some(([, field]) => typeof field === 'string' && mentions(field, identity));
  const isAuthor = isNoteOf(value, identity);
  const after = fields.map(([key, field]): [string, unknown] => [
    key,
    about && NAMES.includes(key) && typeof field === 'string'
      ? pseudonym.name
      : isAuthor && key === 'note'
        ? ''
        : rewritten(field, identity, pseudonym),
  ]);
  return after.some(([, field], at) => field !== fields[at]?.[1])
    ? Object.fromEntries(after)
    : value;
}

/** A note that the person has written: its text is theirs. */
function isNoteOf(value: object, identity: Identity): boolean {
  const { noteId, personId } = value as { readonly noteId?: unknown; readonly personId?: unknown };
  return noteId !== undefined && typeof personId === 'string' && mentions(personId, identity);
}
