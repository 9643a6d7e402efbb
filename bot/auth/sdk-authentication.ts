import {
  AuthenticationConfiguration,
  BotFrameworkAuthenticationFactory,
  type BotFrameworkAuthentication,
  type ServiceClientCredentialsFactory,
} from 'botframework-connector';
import { JwtTokenExtractor } from 'botframework-connector/lib/auth/jwtTokenExtractor.js';
import type { KeyRing } from './key-ring.ts';
import type { ChannelSettings } from './settings.ts';

/** The SDK's own cache of key sets, by metadata URL; the only place where keys can be handed in. */
const keySets = JwtTokenExtractor as unknown as {
  readonly openIdMetadataCache: Map<string, Pick<KeyRing, 'getKey'>>;
};

/**
 * The SDK's own authentication, with keys from our key ring. The cache it is put into is one for
 * the whole process: a test server needs a metadata URL of its own.
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
