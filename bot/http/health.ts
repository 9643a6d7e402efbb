import type { Clock, Documents, StoreReason } from '../../workflow/kernel/ports.ts';
import { storeReason } from '../../storage/store-hints.ts';
import { dayAt, daysBetween } from '../../workflow/kernel/day.ts';
import { buildVersion } from '../config/version.ts';
import type { TokenSource } from '../auth/token-source.ts';
import type { HttpResponse } from './http-response.ts';
import type { Log } from '../telemetry/log.ts';
import type { WriteState } from '../telemetry/observed-documents.ts';
import { resolvesWithin } from '../runtime/resolves-within.ts';

export interface ReadinessOptions {
  readonly documents: Pick<Documents, 'ping'>;
  /** Reason why the store was not verified since the start; undefined once it was. */
  readonly unverified: () => StoreReason | undefined;
  readonly writes: WriteState;
  /** Absent in local mode. */
  readonly token?: TokenSource;
  readonly clock: Clock;
  readonly log: Log;
  /** True while the process stops: a load balancer must send no new requests. */
  readonly isDraining: () => boolean;
  /** Last day of the client secret, if the operator set it. */
  readonly secretExpiresOn?: string;
}

/** Timeout of the store and of the token in a probe. */
const PROBE_TIMEOUT_MS = 2000;

/** `GET /healthz`: the process is up. */
export const healthy = (): HttpResponse => ({
  status: 200,
  body: { status: 'up', version: buildVersion() },
});

/**
 * `GET /readyz`: 200 from the verification of the store until the process drains. A later outage
 * only shows in the body: all replicas share the store, and if none were ready, people would get no
 * reply at all instead of an error message. The token is the cached one, so a probe fetches none.
 */
export async function readiness(options: ReadinessOptions): Promise<HttpResponse> {
  const { token, log, secretExpiresOn, writes } = options;
  if (options.isDraining()) return { status: 503, body: { status: 'draining' } };
  const unverified = options.unverified();
  if (unverified !== undefined) return { status: 503, body: { store: unverified } };
  const left =
    secretExpiresOn === undefined ? undefined : secretDaysLeft(secretExpiresOn, options.clock);
  const [silent, credentials] = await Promise.all([
    failureReason(options.documents.ping(), (error) => log.error('store-unavailable', { error })),
    token && failureReason(token.get(), (error) => log.error('credentials-unusable', { error })),
  ]);
  const usable = credentials === undefined && (left === undefined || left >= 0);
  const body = {
    store: silent ?? writes.refused ?? 'ok',
    credentials: token === undefined ? 'none' : usable ? 'ok' : 'unusable',
    ...(left !== undefined && { secretExpiresOn, secretDaysLeft: left }),
  };
  return { status: 200, body };
}

/** Days until the last day of the client secret; negative after it. */
export function secretDaysLeft(expiresOn: string, clock: Clock): number {
  return daysBetween(dayAt(clock.now(), 'UTC'), expiresOn);
}

/** Reason for a failure or timeout; undefined on success. */
async function failureReason(
  work: Promise<unknown>,
  failed: (error: unknown) => void,
): Promise<StoreReason | undefined> {
  try {
    return (await resolvesWithin(PROBE_TIMEOUT_MS, work)) ? undefined : 'timeout';
  } catch (error) {
    failed(error);
    return storeReason(error) ?? 'timeout';
  }
}
