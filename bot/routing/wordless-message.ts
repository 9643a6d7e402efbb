import type { Activity } from 'botbuilder';
import { messageCard } from '../../cards/chat/message-card.ts';
import type { Turn } from '../../dialogs/turn.ts';
import { showWelcome } from './welcome.ts';

/** Attachments that Teams adds itself: the message as HTML, and the quoted message. */
const ADDED_BY_TEAMS: ReadonlySet<string> = new Set(['text/html', 'messageReference']);

/** HTML elements of a picture or, in a channel, of a file. */
const PICTURE_OR_FILE = /<(?:img|attachment)\b/iu;

/** Answers a message without text: a file, which is not read, or a mention of the bot alone. */
export async function answerWordless(turn: Turn, activity: Activity): Promise<void> {
  if (!hasFile(activity)) return showWelcome(turn);
  const { t } = turn;
  await turn.show(
    messageCard(t, {
      title: t.text('dialog.text-only'),
      text: t.text('dialog.text-only.text'),
      actions: ['register', 'next', 'help'],
    }),
  );
}

function hasFile({ attachments = [] }: Partial<Activity>): boolean {
  return attachments.some(
    ({ contentType, content }: { readonly contentType: string; readonly content?: unknown }) =>
      !ADDED_BY_TEAMS.has(contentType) ||
      (typeof content === 'string' && PICTURE_OR_FILE.test(content)),
  );
}
