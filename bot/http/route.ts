import type { IncomingMessage } from 'node:http';
import { StoreUnavailable, type Clock, type Ids } from '../../workflow/kernel/ports.ts';
import { correlation } from '../telemetry/correlation.ts';
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
  /** Called with every response and its duration. */
  readonly observe: (path: string, status: number, milliseconds: number) => void;
}

/**
 * Runs a handler under a new correlation id and turns errors into responses. The handler
 * authenticates the request before a limit applies, so that an authenticated sender is never
 * refused because of others with the same address.
 */
export async function runRoute(
  options: RouteOptions,
  request: IncomingMessage,
): Promise<HttpResponse> {
  const { path: route, clock, ids } = options;
  return correlation.run(ids.next(), async () => {
    const began = clock.now();
    const attempted = await attempt(options, request);
    const isRefused = attempted.status >= 400 && attempted.status < 500;
    const answer = isRefused ? chargeRefusal(options, request, attempted) : attempted;
    options.observe(route, answer.status, clock.now() - began);
    return answer;
  });
}

/** Logs a refusal (400 to 499); an address over its rate gets 429 and no log line. */
function chargeRefusal(
  { path: route, limits, log, trustedProxies }: RouteOptions,
  request: IncomingMessage,
  answer: HttpResponse,
): HttpResponse {
  const { status, because: code, event = 'http-refused', proven } = answer;
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
