import type { Clock } from '../../workflow/kernel/ports.ts';
import { Replies, type RepliesOptions } from './replies.ts';
import { TargetedReplies } from './targeted-replies.ts';
import { DeskAdapter } from './desk-adapter.ts';
import type { Config } from '../config/config.ts';
import { Connector, type ConnectorOptions } from '../outbox/teams/connector.ts';
import { cachedToken, type TokenSource } from '../auth/token-source.ts';
import type { Log } from '../telemetry/log.ts';
import { accessTokens } from '../auth/access-token.ts';
import { Connectors } from '../auth/connectors.ts';
import { DeskAuthentication } from '../auth/desk-authentication.ts';
import { KeyRing } from '../auth/key-ring.ts';
import { msalNetwork } from '../auth/msal-network.ts';
import { DeskCredentials } from '../auth/outbound-credentials.ts';
import { TokenCache } from '../auth/token-cache.ts';
import { sdkAuthentication } from '../auth/sdk-authentication.ts';
import { serviceUrlPolicy } from '../config/hosts.ts';
import type { ChannelSettings } from '../auth/settings.ts';

export interface TeamsChannelOptions {
  readonly config: Pick<Config, 'app' | 'allowedTenants' | 'serviceUrlHosts'>;
  readonly settings: ChannelSettings;
  readonly fetch: typeof fetch;
  readonly clock: Clock;
  readonly log: Log;
  readonly time: RepliesOptions['time'];
  readonly replying: RepliesOptions['replying'];
  readonly observe?: ConnectorOptions['observe'];
}

/** The connection to Teams: incoming activities, outgoing replies. */
export interface TeamsChannel {
  readonly authentication: DeskAuthentication;
  readonly adapter: DeskAdapter;
  /** Absent in local mode, which needs no token. */
  readonly token?: TokenSource;
  /** True if the service URL is one of Teams; nothing is sent elsewhere. */
  readonly mayCall: (serviceUrl: string) => boolean;
  close(): Promise<void>;
}

/** Creates authentication and adapter; one per process, for all tenants. */
export function connectTeams(options: TeamsChannelOptions): TeamsChannel {
  const { config, settings, fetch, clock, log, time, replying, observe } = options;
  const { app, allowedTenants, serviceUrlHosts } = config;
  const local = app === undefined;
  const tokenCache = new TokenCache(clock);
  const keyRing = new KeyRing({
    url: settings.toBotFromChannelOpenIdMetadataUrl,
    fetch,
    clock,
    log,
    onRolled: () => tokenCache.clear(),
  });
  const token =
    app &&
    cachedToken(accessTokens(app, settings.toChannelFromBotOAuthScope, msalNetwork(fetch)), clock);
  const credentials = new DeskCredentials(app && token && { id: app.id, token });
  const mayCall = serviceUrlPolicy({ local, hosts: serviceUrlHosts });
  const authentication = new DeskAuthentication({
    sdk: sdkAuthentication(settings, credentials, keyRing),
    settings,
    appId: app?.id,
    tokenCache,
    connectors: new Connectors(credentials),
    isServiceUrlAllowed: mayCall,
  });
  // Separate from the outbox's connector, whose notices could occupy all its connections.
  const connector = new Connector({ clock, token, mayCall, observe });
  const replies = new TargetedReplies({
    replies: new Replies({ connector, time, replying }),
    clock,
  });
  return {
    authentication,
    adapter: new DeskAdapter({ authentication, allowedTenants, replies }),
    token,
    mayCall,
    close: () => connector.close(),
  };
}
