import {
  ConfigurationBotFrameworkAuthentication,
  ConversationState,
  MemoryStorage,
  UserState,
  CloudAdapter,
} from 'botbuilder';
import { MsalAppCredentials } from 'botframework-connector';
import { APP_ID, channelSettings } from '../harness/trust.ts';
import { RescheduleDialog } from './bb-step-dialog.ts';
import { StepBot } from './bb-step-bot.ts';
import { settings } from './in-peer.ts';
import { serveAsTheSamplesDo } from './serve-restify.ts';

// Replaces only the request to Microsoft in the SDK's token acquisition.
Object.assign(MsalAppCredentials.prototype, {
  refreshToken: async () => ({
    accessToken: 'bench',
    expiresOn: new Date(Date.now() + 86_400_000),
  }),
});

/** The standard bot: the SDK's defaults, set up as its documentation shows. */
const {
  toChannelFromBotLoginUrl: ToChannelFromBotLoginUrl,
  toChannelFromBotOAuthScope: ToChannelFromBotOAuthScope,
  toBotFromChannelTokenIssuer: ToBotFromChannelTokenIssuer,
  oAuthUrl: OAuthUrl,
  toBotFromChannelOpenIdMetadataUrl: ToBotFromChannelOpenIdMetadataUrl,
  toBotFromEmulatorOpenIdMetadataUrl: ToBotFromEmulatorOpenIdMetadataUrl,
  callerId: CallerId,
} = channelSettings(settings.trustUrl);
const authentication = new ConfigurationBotFrameworkAuthentication({
  MicrosoftAppType: 'MultiTenant',
  MicrosoftAppId: APP_ID,
  MicrosoftAppPassword: 'bench',
  ToChannelFromBotLoginUrl,
  ToChannelFromBotOAuthScope,
  ToBotFromChannelTokenIssuer,
  OAuthUrl,
  ToBotFromChannelOpenIdMetadataUrl,
  ToBotFromEmulatorOpenIdMetadataUrl,
  CallerId,
  ValidateAuthority: true,
});
const storage = new MemoryStorage();
const bot = new StepBot(
  new ConversationState(storage),
  new UserState(storage),
  new RescheduleDialog(),
);
serveAsTheSamplesDo(new CloudAdapter(authentication), (context) => bot.run(context));
