/**
 * A link that opens a person's own chat with the bot, in Teams or on the web, with a prepared text.
 * Source: Microsoft Learn, "Deep link to Teams chat"; the id of a bot is `28:` and its app id.
 */
export function chatLink(botId: string, text: string): string {
  const address = 'https://teams.microsoft.com/l/chat/0/0';
  return `${address}?users=28:${encodeURIComponent(botId)}&message=${encodeURIComponent(text)}`;
}
