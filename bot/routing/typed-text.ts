import { TurnContext, type Activity } from 'botbuilder';
import { withLineBreaks } from './lost-line-breaks.ts';

/** The text of a message without the mention of the bot, which a group chat requires. */
export function typedText(activity: Activity): string {
  const { text = '' } = activity as Partial<Activity>;
  const copy = { ...activity, text };
  const said = TurnContext.removeRecipientMention(copy).replace(/&nbsp;|\u00A0/gu, ' ');
  return withLineBreaks(said.trim());
}
