import { AuthenticationConstants } from 'botframework-connector';

/**
 * Endpoints and issuers for the authentication between Bot Framework and bot. The SDK takes all or
 * none: if only one is given, the others are undefined.
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
