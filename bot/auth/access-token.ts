import {
  ConfidentialClientApplication,
  ManagedIdentityApplication,
  type AuthenticationResult,
  type INetworkModule,
} from '@azure/msal-node';
import type { AppCredentials } from '../config/config.ts';
import type { AccessToken } from './token-source.ts';

/** Microsoft Entra ID rejected the credentials or could not be reached. */
class CredentialsUnusable extends Error {
  readonly code = 'credentials-unusable';
  constructor(cause: unknown) {
    super('no token could be fetched for the bot', { cause });
    this.name = 'CredentialsUnusable';
  }
}

/**
 * Fetches tokens for the Bot Connector, uncached.
 * @param scope without `/.default`
 * @returns a function that throws CredentialsUnusable
 */
export function accessTokens(
  app: AppCredentials,
  scope: string,
  network: INetworkModule,
): () => Promise<AccessToken> {
  const acquire =
    app.type === 'SingleTenant'
      ? withSecret(app, scope, network)
      : withManagedIdentity(app.id, scope, network);
  return async () => {
    try {
      const result = await acquire();
      if (!result?.accessToken) throw new CredentialsUnusable('an empty response');
      return { value: result.accessToken, expiresAt: result.expiresOn?.getTime() ?? 0 };
    } catch (error) {
      throw error instanceof CredentialsUnusable ? error : new CredentialsUnusable(error);
    }
  };
}

type Acquire = () => Promise<AuthenticationResult | null>;

function withSecret(
  app: AppCredentials & { readonly type: 'SingleTenant' },
  scope: string,
  networkClient: INetworkModule,
): Acquire {
  const client = new ConfidentialClientApplication({
    auth: {
      clientId: app.id,
      clientSecret: app.password,
      authority: `https://login.microsoftonline.com/${app.tenantId}`,
    },
    system: { networkClient },
  });
  // `cachedToken` caches it, so that a token rejected by Teams is not returned again.
  return () =>
    client.acquireTokenByClientCredential({ scopes: [`${scope}/.default`], skipCache: true });
}

function withManagedIdentity(
  userAssignedClientId: string,
  resource: string,
  networkClient: INetworkModule,
): Acquire {
  const identity = new ManagedIdentityApplication({
    managedIdentityIdParams: { userAssignedClientId },
    system: { networkClient },
  });
  return () => identity.acquireToken({ resource, forceRefresh: true });
}
