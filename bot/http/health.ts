import type { Clock, Documents, StoreReason } from '../../workflow/kernel/ports.ts';
import { storeReason } from '../../storage/store-hints.ts';
import { dayAt, daysBetween } from '../../workflow/kernel/day.ts';
import type { TokenSource } from '../auth/token-source.ts';
import type { HttpResponse } from './http-response.ts';
import type { Log } from '../telemetry/log.ts';
import type { WriteState } from '../telemetry/observed-documents.ts';
import { resolvesWithin } from '../runtime/resolves-within.ts';

export interface ReadinessOptions {
  readonly documents: Pick<Documents, 'ping'>;
  /** Why the store has not been verified since the start, if so. */
  readonly unverified: () => StoreReason | undefined;
  readonly writes: WriteState;
  /** Absent in local mode. */
  readonly token?: TokenSource;
  readonly clock: Clock;
  readonly log: Log;
  /** The process is being stopped: a load balancer must send no new request. */
  readonly isDraining: () => boolean;
  /** Last day of the client secret, when the operator told it. */
  readonly secretExpiresOn?: string;
}

/** How long a probe may wait for the store. */
const PATIENCE_MS = 2000;

/** `GET /healthz`: the process is up. */
export const HEALTHY: HttpResponse = { status: 200, body: { status: 'up' } };

/**
 * `GET /readyz`: 200 once the store was verified and until the process drains. A later outage shows
 * in the body alone: all replicas share the store, and without any of them people would get nothing
 * instead of "I can't reach my records". The token is the one in use, so no probe asks Microsoft
 * for another.
 */
export async function readiness(options: ReadinessOptions): Promise<HttpResponse> {
  const { token, log, secretExpiresOn, writes } = options;
  if (options.isDraining()) return { status: 503, body: { status: 'draining' } };
  const unverified = options.unverified();
  if (unverified !== undefined) return { status: 503, body: { store: unverified } };
  const left =
    secretExpiresOn === undefined ? undefined : secretDaysLeft(secretExpiresOn, options.clock);
  const [silent, credentials] = await Promise.all([
    failure(options.documents.ping(), (error) => log.error('store-unavailable', { error })),
    token && failure(token.get(), (error) => log.error('credentials-unusable', { error })),
  ]);
  const usable = credentials === undefined && (left === undefined || left >= 0);
  const body = {
    store: silent ?? writes.refused ?? 'ok',
    credentials: token === undefined ? 'none' : usable ? 'ok' : 'unusable',
    ...(left !== undefined && { secretExpiresOn, secretDaysLeft: left }),
  };
  return { status: 200, body };
}

/** Whole days until the last day of the client secret; negative when it is over. */
export function secretDaysLeft(expiresOn: string, clock: Clock): number {
  return daysBetween(dayAt(clock.now(), 'UTC'), expiresOn);
}

/** Why the work failed or was not done in time; undefined when it was done. */
async function failure(
  work: Promise<unknown>,
  failed: (error: unknown) => void,
): Promise<StoreReason | undefined> {
  try {
    return (await resolvesWithin(PATIENCE_MS, work)) ? undefined : 'timeout';
  } catch (error) {
    failed(error);
    return storeReason(error) ?? 'timeout';
  }
}
