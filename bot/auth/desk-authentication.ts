import {
  AuthenticationConstants,
  BotFrameworkAuthentication,
  ClaimsIdentity,
  type AuthenticateRequestResult,
  type ConnectorFactory,
  type UserTokenClient,
} from 'botframework-connector';
import type { Activity } from 'botbuilder';
import type { TokenCache } from './token-cache.ts';
import type { ChannelSettings } from './settings.ts';
import { KeysUnavailable } from './key-ring.ts';
import { silenceConsole } from './silence-sdk-console.ts';
import { sdkProblem, type TokenProblem } from './token-problem.ts';
import { bearerToken, claimsUnverified } from './token.ts';

/** The bearer token is not accepted. The message contains nothing of the token. */
export class TokenRefused extends Error {
  readonly code: TokenProblem;
  constructor(code: TokenProblem, cause?: unknown) {
    super(`the token was refused: ${code}`, { cause });
    this.name = 'TokenRefused';
    this.code = code;
  }
}

export interface DeskAuthenticationOptions {
  /** The SDK's own authentication. */
  readonly sdk: BotFrameworkAuthentication;
  readonly settings: ChannelSettings;
  /** Audience of the tokens; absent in local mode, which needs no token. */
  readonly appId?: string;
  readonly tokenCache: TokenCache;
  readonly connectors: ConnectorFactory;
  readonly isServiceUrlAllowed: (serviceUrl: string) => boolean;
}

/** Accepted channels; the local clients use the emulator's too. */
const CHANNELS = { teams: ['msteams'], local: ['msteams', 'emulator'] } as const;

/**
 * The SDK's validation of requests, made stricter: one error class for all invalid tokens, an
 * allow-list of service URLs, a required expiry, and only tokens of the Bot Framework, where the
 * SDK would also accept those of other bots and of the emulator.
 */
export class DeskAuthentication extends BotFrameworkAuthentication {
  readonly #options: DeskAuthenticationOptions;
  #userTokens: Promise<UserTokenClient> | undefined;

  constructor(options: DeskAuthenticationOptions) {
    super();
    this.#options = options;
  }

  /**
   * Authenticates the sender of an activity.
   * @throws TokenRefused
   * @throws KeysUnavailable if the signing keys cannot be fetched
   */
  override async authenticateRequest(
    activity: Activity,
    authHeader: string,
  ): Promise<AuthenticateRequestResult> {
    const { appId, settings, connectors, isServiceUrlAllowed } = this.#options;
    const local = appId === undefined;
    const channels: readonly string[] = local ? CHANNELS.local : CHANNELS.teams;
    if (!channels.includes(activity.channelId)) throw new TokenRefused('channel');
    const claimsIdentity = local
      ? new ClaimsIdentity([], AuthenticationConstants.AnonymousAuthType)
      : await this.#identify(activity, authHeader);
    if (!isServiceUrlAllowed(activity.serviceUrl)) throw new TokenRefused('service-url');
    return {
      audience: settings.toChannelFromBotOAuthScope,
      callerId: settings.callerId,
      claimsIdentity,
      connectorFactory: connectors,
    };
  }

  /**
   * Checks an `Authorization` header before the body is read and the signature verified. Cheap,
   * since anybody who registers a bot can make Microsoft send genuine tokens here, for another
   * audience.
   */
  headerProblem(authHeader: string): TokenProblem | undefined {
    const { appId, settings } = this.#options;
    if (appId === undefined) return undefined;
    const token = bearerToken(authHeader);
    if (token === undefined) return 'no-token';
    const claims = claimsUnverified(token);
    if (claims === undefined) return 'malformed';
    if (claims.iss !== settings.toBotFromChannelTokenIssuer) return 'issuer';
    if (typeof claims.exp !== 'number') return 'no-expiry';
    return claims.aud === appId ? undefined : 'audience';
  }

  async #identify(activity: Activity, authHeader: string): Promise<ClaimsIdentity> {
    const { sdk, tokenCache } = this.#options;
    const token = bearerToken(authHeader);
    if (token === undefined) throw new TokenRefused('no-token');
    const known = tokenCache.get(token, activity.channelId);
    if (known) {
      if (known.getClaimValue(AuthenticationConstants.ServiceUrlClaim) !== activity.serviceUrl)
        throw new TokenRefused('service-url');
      return known;
    }
    const problem = this.headerProblem(authHeader);
    if (problem !== undefined) throw new TokenRefused(problem);
    const { claimsIdentity } = await validated(sdk, activity, `Bearer ${token}`);
    tokenCache.add(token, activity.channelId, claimsIdentity, expiryOf(token));
    return claimsIdentity;
  }

  override createConnectorFactory(): ConnectorFactory {
    return this.#options.connectors;
  }

  /** The bot signs nobody in, so all turns share one unused client. */
  override createUserTokenClient(identity: ClaimsIdentity): Promise<UserTokenClient> {
    return (this.#userTokens ??= this.#options.sdk.createUserTokenClient(identity));
  }

  /** The streaming protocol is not supported. */
  override authenticateStreamingRequest(): Promise<AuthenticateRequestResult> {
    return Promise.reject(new TokenRefused('channel'));
  }
}

/** Seconds since the epoch; `headerProblem` refuses a token without an expiry. */
function expiryOf(token: string): number {
  return Number(claimsUnverified(token)?.exp ?? 0);
}

async function validated(
  sdk: BotFrameworkAuthentication,
  activity: Activity,
  header: string,
): Promise<AuthenticateRequestResult> {
  try {
    return await silenceConsole(() => sdk.authenticateRequest(activity, header));
  } catch (error) {
    throw error instanceof KeysUnavailable ? error : new TokenRefused(sdkProblem(error), error);
  }
}
