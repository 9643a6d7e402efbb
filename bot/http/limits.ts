import type { Clock } from '../../workflow/ports.ts';
import { refusal, type Answer } from './answer.ts';
import { RateLimit, type Rate } from './rate-limit.ts';

/** What one source may do on one route. */
export interface RouteRates {
  /** All requests; absent: as many as the machine takes. */
  readonly all?: Rate;
  /** Requests that had to be turned away: a source that sends junk is not even read any more. */
  readonly refused: Rate;
}

/** Limits per source of one route. */
export class RouteLimits {
  readonly #all: RateLimit | undefined;
  readonly #refused: RateLimit;

  constructor(rates: RouteRates, clock: Clock) {
    this.#all = rates.all && new RateLimit(rates.all, clock);
    this.#refused = new RateLimit(rates.refused, clock);
  }

  /** The answer to a source that has had enough, before anything of its request is read. */
  before(source: string): Answer | undefined {
    const wait = this.#refused.check(source) ?? this.#all?.take(source);
    if (wait === undefined) return undefined;
    const headers = { 'retry-after': String(wait.retryAfter) };
    return refusal(429, 'too-many-requests', { headers });
  }

  /** Takes note of how a request ended. */
  after(source: string, status: number): void {
    if (status >= 400 && status < 500 && status !== 429) this.#refused.take(source);
  }
}

/** Rates of the two routes that take something in. */
export interface Rates {
  readonly messages: RouteRates;
  readonly webhook: RouteRates;
}

const REFUSED: Rate = { burst: 60, perSecond: 1 };

/** Teams sends everything from a few addresses, so what it may send is not bounded here. */
export const RATES: Rates = {
  messages: { refused: REFUSED },
  webhook: { all: { burst: 1000, perSecond: 200 }, refused: REFUSED },
};
