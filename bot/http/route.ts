import type { IncomingMessage } from 'node:http';
import { StoreUnavailable, type Clock, type Ids } from '../../workflow/kernel/ports.ts';
import { withCorrelation } from '../telemetry/correlation.ts';
import { refusal, type HttpResponse } from './http-response.ts';
import type { Limits } from './limits.ts';
import { sourceOf } from './source.ts';
import type { Log } from '../telemetry/log.ts';

export interface RouteOptions {
  readonly path: string;
  readonly limits: Pick<Limits, 'refused'>;
  readonly handle: (request: IncomingMessage) => Promise<HttpResponse>;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  readonly trustedProxies: number;
  /** Called with every answer and the milliseconds it took. */
  readonly observe: (path: string, status: number, milliseconds: number) => void;
}

/**
 * Answers one request under a correlation id of its own, whatever happens inside. The handler looks
 * at the credentials before a limit applies: a request that proves who sent it is never refused for
 * what others did from the same address.
 */
export async function runRoute(
  options: RouteOptions,
  request: IncomingMessage,
): Promise<HttpResponse> {
  const { path: route, clock, ids } = options;
  return withCorrelation(ids.next(), async () => {
    const began = clock.now();
    const answer = charged(options, request, await attempt(options, request));
    options.observe(route, answer.status, clock.now() - began);
    return answer;
  });
}

/** Logs a refusal; an address that is over its rate gets 429 instead and no further log lines. */
function charged(
  { path: route, limits, log, trustedProxies }: RouteOptions,
  request: IncomingMessage,
  answer: HttpResponse,
): HttpResponse {
  const { status, because: code, event = 'http-refused', proven } = answer;
  if (status < 400 || status >= 500) return answer;
  const overRate = proven ? undefined : limits.refused(sourceOf(request, trustedProxies));
  if (overRate) return overRate;
  log.warn(event, { route, status, code });
  return answer;
}

async function attempt(
  { path: route, handle, log }: RouteOptions,
  request: IncomingMessage,
): Promise<HttpResponse> {
  try {
    return await handle(request);
  } catch (error) {
    if (error instanceof StoreUnavailable) {
      log.error('store-unavailable', { route, error });
      return refusal(503, 'store-unavailable', { headers: { 'retry-after': '5' } });
    }
    log.error('http-failed', { route, error });
    return refusal(500, 'internal');
  }
}
