import {
  AuthenticationConfiguration,
  BotFrameworkAuthenticationFactory,
  type BotFrameworkAuthentication,
  type ServiceClientCredentialsFactory,
} from 'botframework-connector';
import { JwtTokenExtractor } from 'botframework-connector/lib/auth/jwtTokenExtractor.js';
import type { KeyRing } from './key-ring.ts';
import type { ChannelSettings } from './settings.ts';

/** The SDK's key sets by metadata URL; the only way to supply keys. */
const keySets = JwtTokenExtractor as unknown as {
  readonly openIdMetadataCache: Map<string, Pick<KeyRing, 'getKey'>>;
};

/**
 * The SDK's authentication with keys from our key ring. The SDK's cache is global to the process,
 * so a test server needs a metadata URL of its own.
 */
export function sdkAuthentication(
  settings: ChannelSettings,
  credentials: ServiceClientCredentialsFactory,
  keyRing: KeyRing,
): BotFrameworkAuthentication {
  keySets.openIdMetadataCache.set(settings.toBotFromChannelOpenIdMetadataUrl, keyRing);
  return BotFrameworkAuthenticationFactory.create(
    '',
    true,
    settings.toChannelFromBotLoginUrl,
    settings.toChannelFromBotOAuthScope,
    settings.toBotFromChannelTokenIssuer,
    settings.oAuthUrl,
    settings.toBotFromChannelOpenIdMetadataUrl,
    settings.toBotFromEmulatorOpenIdMetadataUrl,
    settings.callerId,
    credentials,
    new AuthenticationConfiguration(),
  );
}
