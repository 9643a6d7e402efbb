import type { Translator } from '../../locales/translator.ts';
import type { CardAction, DeskData } from './card.ts';
import { commandAction, type Verb } from './form-actions.ts';

/** Where a page of a list stands: the cursors that led to it, and where the next one begins. */
export interface Paging {
  /** Empty on the first page; the last one is this page's own. */
  readonly cursors: readonly string[];
  readonly next?: string;
}

/** A card carries its way back so far; from there it leads to the first page, or it would grow too big. */
const REMEMBERED = 10;

/**
 * Previous and next, as far as there are any. They carry `cursors` as the page they lead to wants
 * it, in JSON, and whatever else the list needs to be shown again.
 */
export function pageActions(
  t: Translator,
  verb: Verb,
  { cursors, next }: Paging,
  data: DeskData = {},
): readonly CardAction[] {
  const to = (title: 'previous-page' | 'next-page', trail: readonly string[]): CardAction =>
    commandAction(t, verb, { ...data, cursors: JSON.stringify(trail) }, { title });
  const onward = next === undefined ? undefined : [...cursors, next].slice(-REMEMBERED);
  return [
    ...(cursors.length > 0 ? [to('previous-page', cursors.slice(0, -1))] : []),
    ...(onward === undefined ? [] : [to('next-page', onward)]),
  ];
}

/** The cursors that a button's data brought; whatever else it brought is the first page. */
export function readCursors(cursors: string | undefined): readonly string[] {
  try {
    const read: unknown = JSON.parse(cursors ?? '[]');
    return Array.isArray(read) && read.every((one) => typeof one === 'string') ? read : [];
  } catch {
    return [];
  }
}
