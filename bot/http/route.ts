import type { IncomingMessage } from 'node:http';
import { StoreUnavailable, type Clock, type Ids } from '../../workflow/ports.ts';
import { withCorrelation } from '../telemetry/correlation.ts';
import { refusal, type Answer } from './answer.ts';
import type { RouteLimits } from './limits.ts';
import { sourceOf } from './source.ts';
import type { Log } from '../telemetry/log.ts';

export interface RouteOptions {
  readonly path: string;
  readonly limits: RouteLimits;
  readonly handle: (request: IncomingMessage) => Promise<Answer>;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  readonly trustedProxies: number;
  /** Told of every answer, with the milliseconds it took. */
  readonly observe: (path: string, status: number, milliseconds: number) => void;
}

/**
 * Carries one request from its limits to its answer under a correlation id of its own. Whatever
 * happens inside, there is an answer and the process goes on.
 */
export async function runRoute(options: RouteOptions, request: IncomingMessage): Promise<Answer> {
  const { path: route, limits, clock, ids, log } = options;
  return withCorrelation(ids.next(), async () => {
    const began = clock.now();
    const source = sourceOf(request, options.trustedProxies);
    const answer = limits.before(source) ?? (await attempt(options, request));
    const { status, because: code } = answer;
    limits.after(source, status);
    options.observe(route, status, clock.now() - began);
    if (status >= 400 && status < 500) log.warn('http-refused', { route, status, code });
    return answer;
  });
}

async function attempt(
  { path: route, handle, log }: RouteOptions,
  request: IncomingMessage,
): Promise<Answer> {
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
