import type { Clock, Documents } from '../../workflow/ports.ts';
import { dayAt, daysBetween } from '../../workflow/day.ts';
import type { TokenSource } from '../delivery/token-source.ts';
import type { Answer } from './answer.ts';
import type { Log } from '../telemetry/log.ts';
import { within } from '../within.ts';

export interface ReadinessOptions {
  readonly documents: Pick<Documents, 'ping'>;
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
export const HEALTHY: Answer = { status: 200, body: { status: 'up' } };

/**
 * `GET /readyz`: 200 when the store answers and a token can be had, else 503 naming what is not
 * so. The token is the one in use, so no probe asks Microsoft for another.
 */
export async function readiness(options: ReadinessOptions): Promise<Answer> {
  const { token, log, secretExpiresOn } = options;
  if (options.isDraining()) return { status: 503, body: { status: 'draining' } };
  const left =
    secretExpiresOn === undefined ? undefined : secretDaysLeft(secretExpiresOn, options.clock);
  const [store, credentials] = await Promise.all([
    answers(options.documents.ping(), (error) => log.error('store-unavailable', { error })),
    token === undefined
      ? true
      : answers(token.get(), (error) => log.error('credentials-unusable', { error })),
  ]);
  const usable = credentials && (left === undefined || left >= 0);
  const body = {
    store: store ? 'ok' : 'unavailable',
    credentials: token === undefined ? 'none' : usable ? 'ok' : 'unusable',
    ...(left !== undefined && { secretExpiresOn, secretDaysLeft: left }),
  };
  return { status: store && usable ? 200 : 503, body };
}

/** Whole days until the last day of the client secret; negative when it is over. */
export function secretDaysLeft(expiresOn: string, clock: Clock): number {
  return daysBetween(dayAt(clock.now(), 'UTC'), expiresOn);
}

async function answers(work: Promise<unknown>, failed: (error: unknown) => void): Promise<boolean> {
  try {
    return await within(PATIENCE_MS, work);
  } catch (error) {
    failed(error);
    return false;
  }
}
