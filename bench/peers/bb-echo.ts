import {
  ActivityHandler,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  MessageFactory,
} from 'botbuilder';
import { serveAsTheSamplesDo } from './serve-restify.ts';

/** The SDK's echo bot, without authentication. */
class EchoBot extends ActivityHandler {
  constructor() {
    super();
    this.onMessage(async (context, next) => {
      await context.sendActivity(MessageFactory.text(`Echo: ${context.activity.text}`));
      await next();
    });
  }
}

const bot = new EchoBot();
serveAsTheSamplesDo(new CloudAdapter(new ConfigurationBotFrameworkAuthentication({})), (context) =>
  bot.run(context),
);
