import { ServiceClientCredentialsFactory } from 'botframework-connector';
import type { TokenSource } from './token-source.ts';

type Credentials = Awaited<ReturnType<ServiceClientCredentialsFactory['createCredentials']>>;

/**
 * The bot's credentials for the SDK, with our cached token. The SDK's own class caches tokens in a
 * global variable and builds an application each time.
 */
export class DeskCredentials extends ServiceClientCredentialsFactory {
  readonly #appId: string | undefined;
  readonly #credentials: Credentials;

  /** @param app undefined in local mode: the SDK then sends no token */
  constructor(app: { readonly id: string; readonly token: TokenSource } | undefined) {
    super();
    this.#appId = app?.id;
    this.#credentials = {
      signRequest: async (request) => {
        if (app) request.headers.set('authorization', `Bearer ${await app.token.get()}`);
        return request;
      },
    };
  }

  override async isValidAppId(appId: string): Promise<boolean> {
    return this.#appId !== undefined && appId === this.#appId;
  }

  override async isAuthenticationDisabled(): Promise<boolean> {
    return this.#appId === undefined;
  }

  override async createCredentials(): Promise<Credentials> {
    return this.#credentials;
  }
}
