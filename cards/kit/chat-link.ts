/**
 * A link that opens a person's own chat with the bot, in Teams or on the web, with a prepared text.
 * Source: Microsoft Learn, "Deep link to Teams chat"; the id of a bot is `28:` and its app id.
 */
export const chatLink = (botId: string, text: string): string =>
  linkTo(`28:${encodeURIComponent(botId)}`, text);

/** The same for the chat with a colleague, by their address in the directory. */
export const colleagueLink = (email: string, text: string): string =>
  linkTo(encodeURIComponent(email), text);

const linkTo = (user: string, text: string): string =>
  `https://teams.microsoft.com/l/chat/0/0?users=${user}&message=${encodeURIComponent(text)}`;
