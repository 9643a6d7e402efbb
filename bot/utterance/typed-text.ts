import type { Activity } from 'botbuilder';
import { decodeEntities, plainTextOf, type PlainText } from './html-text.ts';
import { withLineBreaks } from './restore-line-breaks.ts';
import { withoutMentions } from './mentions.ts';

/** Characters read from a message; a forwarded mail of a few pages has fewer. */
export const MAX_TEXT = 20_000;

/**
 * Text of a message without the mention of the bot, which a group chat requires. Reads the HTML
 * form if there is one, since `text` may lack line breaks and e-mail addresses.
 */
export function typedText(activity: Activity): PlainText {
  const shown = shownText(activity);
  if (shown && shown.text !== '') {
    const text = withoutMentions(shown.text, activity);
    return cut(withLineBreaks(text.trim()), shown.isCut);
  }
  const { text = '' } = activity as Partial<Activity>;
  const sent = text.slice(0, MAX_TEXT);
  const plain = decodeEntities(withoutMentions(sent, activity)).replaceAll('\u00A0', ' ');
  return cut(withLineBreaks(plain.trim()), sent.length < text.length);
}

function cut(text: string, isCut: boolean): PlainText {
  return { text: text.slice(0, MAX_TEXT), isCut: isCut || text.length > MAX_TEXT };
}

function shownText({ attachments = [] }: Partial<Activity>): PlainText | undefined {
  const html: unknown = attachments.find(({ contentType }) => contentType === 'text/html')?.content;
  return typeof html === 'string' ? plainTextOf(html) : undefined;
}
