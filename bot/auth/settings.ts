import { AuthenticationConstants } from 'botframework-connector';

/**
 * Where and with what names the Bot Framework and the bot authenticate to each other. The SDK takes
 * all of them or none: one alone leaves the others undefined.
 */
export interface ChannelSettings {
  readonly toChannelFromBotLoginUrl: string;
  readonly toChannelFromBotOAuthScope: string;
  readonly toBotFromChannelTokenIssuer: string;
  readonly oAuthUrl: string;
  readonly toBotFromChannelOpenIdMetadataUrl: string;
  readonly toBotFromEmulatorOpenIdMetadataUrl: string;
  readonly callerId: string;
}

export const PUBLIC_CLOUD: ChannelSettings = {
  toChannelFromBotLoginUrl: AuthenticationConstants.ToChannelFromBotLoginUrl,
  toChannelFromBotOAuthScope: AuthenticationConstants.ToChannelFromBotOAuthScope,
  toBotFromChannelTokenIssuer: AuthenticationConstants.ToBotFromChannelTokenIssuer,
  oAuthUrl: AuthenticationConstants.OAuthUrl,
  toBotFromChannelOpenIdMetadataUrl: AuthenticationConstants.ToBotFromChannelOpenIdMetadataUrl,
  toBotFromEmulatorOpenIdMetadataUrl: AuthenticationConstants.ToBotFromEmulatorOpenIdMetadataUrl,
  callerId: 'urn:botframework:azure',
};
