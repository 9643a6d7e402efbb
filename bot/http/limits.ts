import type { Clock } from '../../workflow/kernel/ports.ts';
import { refusal, type HttpResponse } from './http-response.ts';
import { RateLimit, type Rate } from './rate-limit.ts';

export interface Rates {
  /** Refused requests of one address; beyond the rate they get 429 and are not logged. */
  readonly unproven: Rate;
  /** Activities of one authenticated person. */
  readonly person: Rate;
  /** Activities of one tenant. */
  readonly tenant: Rate;
  /** Events signed with one secret. */
  readonly secret: Rate;
  /** Requests of one calendar feed. */
  readonly feed: Rate;
}

export const RATES: Rates = {
  unproven: { burst: 60, perSecond: 1 },
  person: { burst: 60, perSecond: 10 },
  tenant: { burst: 1000, perSecond: 200 },
  secret: { burst: 1000, perSecond: 200 },
  feed: { burst: 20, perSecond: 1 / 30 },
};

/**
 * Rate limits by authenticated sender. An address is only charged for requests without a valid
 * sender: senders share addresses, so one could lock out the others.
 */
export class Limits {
  readonly #unproven: RateLimit;
  readonly #person: RateLimit;
  readonly #tenant: RateLimit;
  readonly #secret: RateLimit;
  readonly #feed: RateLimit;

  constructor(rates: Rates, clock: Clock) {
    this.#unproven = new RateLimit(rates.unproven, clock);
    this.#person = new RateLimit(rates.person, clock);
    this.#tenant = new RateLimit(rates.tenant, clock);
    this.#secret = new RateLimit(rates.secret, clock);
    this.#feed = new RateLimit(rates.feed, clock);
  }

  /** Charges an address for a refused request. @returns 429 once it is over its rate */
  refused(address: string): HttpResponse | undefined {
    return tooMany(this.#unproven.take(address));
  }

  /** Charges the person first, so that one person cannot use up the tenant's rate. */
  activity(tenantId: string, personId: string): HttpResponse | undefined {
    const wait = this.#person.take(`${tenantId} ${personId}`) ?? this.#tenant.take(tenantId);
    return tooMany(wait);
  }

  /** @param secret index of the active secret that signed the event */
  event(secret: number): HttpResponse | undefined {
    return tooMany(this.#secret.take(String(secret)));
  }

  /** @param tokenHash hash of a valid token */
  feed(tokenHash: string): HttpResponse | undefined {
    const refused = tooMany(this.#feed.take(tokenHash));
    return refused && { ...refused, proven: true };
  }
}

function tooMany(wait: { readonly retryAfter: number } | undefined): HttpResponse | undefined {
  if (wait === undefined) return undefined;
  const headers = { 'retry-after': String(wait.retryAfter) };
  return refusal(429, 'too-many-requests', { headers });
}
