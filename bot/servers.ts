import type { Clock, Ids } from '../workflow/kernel/ports.ts';
import { CALENDAR_PATH, receiveFeed, type FeedOptions } from './calendar/feed-route.ts';
import type { Config } from './config/config.ts';
import { EXPORTS_PATH, receiveDownload, type DownloadOptions } from './export/download-route.ts';
import { healthy, readiness, type ReadinessOptions } from './http/health.ts';
import type { HttpResponse } from './http/http-response.ts';
import { Limits, type Rates } from './http/limits.ts';
import { messagesRoute, type MessagesOptions } from './adapter/desk-adapter.ts';
import { routesWith } from './http/route.ts';
import { listen, type HttpServer, type HttpTimeouts } from './http/http-server.ts';
import type { Log } from './telemetry/log.ts';
import type { Metrics } from './telemetry/metrics.ts';
import { receiveWebhook, type WebhookOptions } from './webhook/webhook-route.ts';

export interface ServersOptions {
  readonly config: Pick<Config, 'app' | 'host' | 'port' | 'metrics' | 'trustedProxies'>;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly messages: Omit<MessagesOptions, 'limits'>;
  readonly webhook: Omit<WebhookOptions, 'limits'>;
  readonly downloads: DownloadOptions;
  readonly calendar: Omit<FeedOptions, 'limits'>;
  readonly ready: ReadinessOptions;
  readonly rates: Rates;
  readonly timeouts?: HttpTimeouts;
}

export interface Servers {
  readonly main: HttpServer;
  /** Undefined without METRICS_PORT. */
  readonly metrics?: HttpServer;
}

/** Starts the server and, with METRICS_PORT, the one for metrics. @throws CannotListen */
export async function openServers(options: ServersOptions): Promise<Servers> {
  const { config, metrics, timeouts } = options;
  const local = config.app === undefined;
  const limits = new Limits(options.rates, options.clock);
  const route = routesWith({
    ...options,
    limits,
    local,
    trustedProxies: config.trustedProxies,
    observe: metrics.answered.bind(metrics),
  });
  const main = await listen({
    host: config.host,
    port: config.port,
    local,
    timeouts,
    routes: [
      route(
        'post',
        '/api/messages',
        messagesRoute({ ...options.messages, limits: local ? undefined : limits }),
      ),
      route('post', '/api/webhooks/vouchers', (request) =>
        receiveWebhook({ ...options.webhook, limits }, request),
      ),
      route('get', EXPORTS_PATH, (request) => receiveDownload(options.downloads, request)),
      route('get', CALENDAR_PATH, (request) =>
        receiveFeed({ ...options.calendar, limits }, request),
      ),
      { method: 'get', path: '/healthz', handle: async () => healthy() },
      { method: 'get', path: '/readyz', handle: () => readiness(options.ready) },
    ],
  });
  if (config.metrics === undefined) return { main };
  const page = async (): Promise<HttpResponse> => ({ status: 200, body: await metrics.text() });
  try {
    const routes = [{ method: 'get', path: '/metrics', handle: page }] as const;
    return { main, metrics: await listen({ ...config.metrics, local: false, timeouts, routes }) };
  } catch (error) {
    await main.close(0);
    throw error;
  }
}
