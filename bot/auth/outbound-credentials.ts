import { ServiceClientCredentialsFactory } from 'botframework-connector';
import type { TokenSource } from './token-source.ts';

type Credentials = Awaited<ReturnType<ServiceClientCredentialsFactory['createCredentials']>>;

/**
 * Who the bot is, for the SDK. Its own credentials keep their tokens in a variable of the whole
 * process and build an application each time; these share the one token of the desk.
 */
export class DeskCredentials extends ServiceClientCredentialsFactory {
  readonly #appId: string | undefined;
  readonly #credentials: Credentials;

  /** @param app undefined in local mode only: the SDK then asks nobody for a token */
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
