import type { Translator } from '../../locales/translator.ts';
import type { CardAction, DeskData } from './card.ts';
import { commandAction, type Verb } from './form-actions.ts';

/** Position in a list: the start cursors of the pages up to this one, and of the next. */
export interface Paging {
  /** Empty on the first page; the last one belongs to this page. */
  readonly cursors: readonly string[];
  readonly next?: string;
}

/** Cursors in one button, to bound the card's size; further back is the first page. */
const CURSORS_MAX = 10;

/**
 * Buttons to the previous and the next page, if any. Each sends the target page's `cursors` as
 * JSON, and `data`, from which the list is rendered again.
 */
export function pageActions(
  t: Translator,
  verb: Verb,
  { cursors, next }: Paging,
  data: DeskData = {},
): readonly CardAction[] {
  const to = (title: 'previous-page' | 'next-page', trail: readonly string[]): CardAction =>
    commandAction(t, verb, { ...data, cursors: JSON.stringify(trail) }, { title });
  const onward = next === undefined ? undefined : [...cursors, next].slice(-CURSORS_MAX);
  return [
    ...(cursors.length > 0 ? [to('previous-page', cursors.slice(0, -1))] : []),
    ...(onward === undefined ? [] : [to('next-page', onward)]),
  ];
}

/** The cursors sent by a button; anything malformed means the first page. */
export function readCursors(cursors: string | undefined): readonly string[] {
  try {
    const read: unknown = JSON.parse(cursors ?? '[]');
    return Array.isArray(read) && read.every((one) => typeof one === 'string') ? read : [];
  } catch {
    return [];
  }
}
