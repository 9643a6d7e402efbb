import type { IncomingMessage } from 'node:http';
import { StoreUnavailable, type Clock, type Ids } from '../../workflow/kernel/ports.ts';
import { correlation } from '../telemetry/correlation.ts';
import { refusal, type HttpResponse } from './http-response.ts';
import type { Limits } from './limits.ts';
import { sourceOf } from './source.ts';
import type { Log } from '../telemetry/log.ts';

type Handle = (request: IncomingMessage) => Promise<HttpResponse>;

export interface RouteOptions {
  readonly limits: Pick<Limits, 'refused'>;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  readonly trustedProxies: number;
  /** Serves only requests that this machine sent to itself, so without a proxy. */
  readonly local: boolean;
  /** Called with every response and its duration. */
  readonly observe: (path: string, status: number, milliseconds: number) => void;
}

/**
 * Returns a function that makes routes: each runs its handler under a new correlation id and turns
 * errors into responses. The handler authenticates the request before a limit applies, so that an
 * authenticated sender is never refused because of others with the same address.
 */
export function routesWith(options: RouteOptions) {
  const { clock, ids, log, observe } = options;
  let isWarned = options.local || options.trustedProxies > 0;
  return <Method extends 'get' | 'post'>(method: Method, path: string, handle: Handle) => ({
    method,
    path,
    handle: (request: IncomingMessage): Promise<HttpResponse> => {
      if (!isWarned && request.headers['x-forwarded-for'] !== undefined) {
        isWarned = true;
        log.warn('proxy-not-trusted');
      }
      return correlation.run(ids.next(), async () => {
        const began = clock.now();
        const attempted = await attempt(handle, request, path, log);
        const isRefused = attempted.status >= 400 && attempted.status < 500;
        const answer = isRefused ? chargeRefusal(options, request, path, attempted) : attempted;
        observe(path, answer.status, clock.now() - began);
        return answer;
      });
    },
  });
}

/** Logs a refusal (400 to 499); an address over its rate gets 429 and no log line. */
function chargeRefusal(
  { limits, log, trustedProxies }: RouteOptions,
  request: IncomingMessage,
  route: string,
  answer: HttpResponse,
): HttpResponse {
  const { status, because: code, event = 'http-refused', proven } = answer;
  const overRate = proven ? undefined : limits.refused(sourceOf(request, trustedProxies));
  if (overRate) return overRate;
  log.warn(event, { route, status, code });
  return answer;
}

async function attempt(
  handle: Handle,
  request: IncomingMessage,
  route: string,
  log: Log,
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
