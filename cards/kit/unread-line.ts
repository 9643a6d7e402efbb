import { allOf } from '../../workflow/kernel/facts.ts';
import type { Translator } from '../../locales/translator.ts';
import type { Element } from './card.ts';
import { iconLine } from './icon.ts';
import { paragraph } from './text-blocks.ts';

/** The words of a message that the card's content does not depend on; nothing if there are none. */
export function unreadLine(t: Translator, unread: readonly string[]): readonly Element[] {
  if (unread.length === 0) return [];
  return [iconLine('exception', [paragraph(unreadText(t, unread))])];
}

export function unreadText(t: Translator, unread: readonly string[]): string {
  const words = allOf(unread.map((word) => t.plain('dialog.unread.word', { word })));
  return t.text('dialog.unread', { words });
}
