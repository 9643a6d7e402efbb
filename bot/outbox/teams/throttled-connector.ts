import type { Log } from '../../telemetry/log.ts';
import type { PersonalReference } from '../../../workflow/records/records.ts';
import { backoffMs } from '../queue/backoff.ts';
import { CircuitBreaker } from './circuit-breaker.ts';
import {
  classifyResponse,
  type Done,
  type Failure,
  type Operation,
  type Response,
  type TeamsResult,
} from './classify-response.ts';
import type { Connector, Payload } from './connector.ts';
import type { Lease } from '../queue/lease.ts';
import type { Later } from '../queue/outcome.ts';
import type { Limits } from './teams-limits.ts';
import type { Time } from '../../runtime/time.ts';

/** `later`: requests to the conversation, or to all, are paused. */
export type SendResult = Done | Failure<'gone' | 'blocked' | 'again' | 'dead'> | Later;

export type Address = Pick<PersonalReference, 'serviceUrl' | 'conversationId'>;
/** Address of a personal chat; a check of the host reads its user. */
export type PersonalAddress = Address & Pick<PersonalReference, 'userId'>;

export interface ThrottledConnectorOptions {
  readonly tenantId: string;
  readonly connector: Connector;
  readonly limits: Limits;
  readonly time: Time;
  readonly random: () => number;
  readonly log: Log;
  /** Only the lease holder sends to the tenant; the lease stores the pauses that Teams asks for. */
  readonly lease: Pick<Lease, 'remaining' | 'rest'>;
  /** True while the lease's term lasts in which the rows were read. */
  readonly isCurrentTerm: () => boolean;
  /** Called after the first success since the start, and when a host is up again. */
  readonly onRecovered: () => void;
  /** Aborted when nothing more is to be sent. */
  readonly closing: AbortSignal;
}

/** Time between two probes of a tenant whose admin has disabled the bot. */
const DISABLED_PROBE_MS = 60 * 60_000;
/** Minimum time between two log lines about a rejected token. */
const LOG_EVERY_MS = 60_000;
/** Time left of the lease without which no request begins; longer than any request takes. */
const LONGEST_REQUEST_MS = 10_000;
/** For a longer wait the row returns to the queue, so that its message is rendered again. */
const LONGEST_WAIT_MS = 5_000;
/** Delay of a row while the lease allows no request. */
const LEASE_RETRY_MS = 1_000;

interface Call {
  readonly operation: Operation;
  readonly serviceUrl: string;
  readonly thread: string;
}

/**
 * Sends requests to Teams for one tenant, within its limits and behind one circuit breaker per
 * region. Requests are admitted in order and run concurrently.
 */
export class ThrottledConnector {
  readonly #options: ThrottledConnectorOptions;
  readonly #breakers = new Map<string, CircuitBreaker>();
  #admission: Promise<unknown> = Promise.resolve();
  #pauses = 0;
  #logUnauthorizedAt = 0;

  constructor(options: ThrottledConnectorOptions) {
    this.#options = options;
  }

  /**
   * Posts a message to a personal chat. If the last message there may have been posted, the host is
   * checked first by a request without effect, so that an outage causes no copies.
   */
  async send(
    { serviceUrl, conversationId, userId }: PersonalAddress,
    activity: Payload,
  ): Promise<SendResult> {
    const { connector } = this.#options;
    const call = { serviceUrl, thread: conversationId };
    if (this.#breaker(serviceUrl).isDoubtful(conversationId)) {
      const checked = await this.#call({ ...call, operation: 'check' }, () =>
        connector.check(serviceUrl, conversationId, userId),
      );
      if (checked.kind === 'later' || checked.kind === 'again') return checked;
    }
    return this.#call({ ...call, operation: 'send' }, () =>
      connector.send(serviceUrl, conversationId, activity),
    );
  }

  update(
    { serviceUrl, conversationId }: Address,
    activityId: string,
    activity: Payload,
  ): Promise<SendResult> {
    const { connector } = this.#options;
    return this.#call({ operation: 'update', serviceUrl, thread: conversationId }, () =>
      connector.update(serviceUrl, conversationId, activityId, activity),
    );
  }

  /** Opens the chat with a person; the result's id is the conversation's. */
  openChat(serviceUrl: string, personId: string, parameters: Payload): Promise<SendResult> {
    const { connector } = this.#options;
    return this.#call({ operation: 'open-chat', serviceUrl, thread: `open:${personId}` }, () =>
      connector.openChat(serviceUrl, parameters),
    );
  }

  /** True if Teams asked for a pause, or the host is down. */
  isPaused(serviceUrl: string): boolean {
    const { limits, time } = this.#options;
    return limits.pausedUntil > time.monotonic() || this.#breaker(serviceUrl).isOpen;
  }

  /** Pauses and slows the tenant after a 429. */
  throttled(milliseconds: number): void {
    const { limits, time, log, tenantId } = this.#options;
    const now = time.monotonic();
    limits.slowDown(now);
    limits.pauseUntil(now + milliseconds);
    log.warn('teams-throttled', { tenantId, milliseconds });
  }

  /** Regions share a host name; the first part of the path names the region. */
  #breaker(serviceUrl: string): CircuitBreaker {
    const host = /^[a-z]+:\/\/[^/]+\/?[^/]*/u.exec(serviceUrl)?.[0] ?? serviceUrl;
    const known = this.#breakers.get(host);
    if (known) return known;
    const made = new CircuitBreaker(this.#options.random);
    this.#breakers.set(host, made);
    return made;
  }

  async #call(call: Call, request: () => Promise<Response>): Promise<SendResult> {
    const { time } = this.#options;
    const admission = this.#admission.then(() => this.#admit(call));
    this.#admission = admission.catch(() => undefined);
    const admitted = await admission;
    if ('afterMs' in admitted) return admitted;
    try {
      const response = await request().finally(() => admitted.answered(time.monotonic()));
      return await this.#judge(call, classifyResponse(call.operation, response));
    } finally {
      admitted.end();
    }
  }

  /** Waits until the limits admit the request; does not wait for a full thread. */
  async #admit({
    serviceUrl,
    thread,
  }: Call): Promise<
    { readonly answered: (now: number) => void; readonly end: () => void } | Later
  > {
    const { limits, time, closing, lease, isCurrentTerm } = this.#options;
    const breaker = this.#breaker(serviceUrl);
    for (;;) {
      const now = time.monotonic();
      if (!isCurrentTerm() || lease.remaining < LONGEST_REQUEST_MS)
        return { kind: 'later', afterMs: LEASE_RETRY_MS };
      const wait = limits.wait(now);
      const afterMs = Math.max(
        breaker.wait(thread, now),
        limits.threadWait(thread, now),
        wait > LONGEST_WAIT_MS || closing.aborted ? wait : 0,
      );
      if (afterMs > 0) return { kind: 'later', afterMs };
      const busy = breaker.busy();
      if (busy) await busy;
      else if (wait === 0) return { answered: limits.begin(thread), end: breaker.begin() };
      else await time.wait(wait, closing);
    }
  }

  async #judge(call: Call, result: TeamsResult): Promise<SendResult> {
    const { time, log, tenantId, lease, random } = this.#options;
    const breaker = this.#breaker(call.serviceUrl);
    const now = time.monotonic();
    switch (result.kind) {
      case 'throttled': {
        this.#succeed(breaker);
        const pauseMs = result.afterMs ?? backoffMs(++this.#pauses, random());
        this.throttled(pauseMs);
        await lease.rest(pauseMs);
        return { kind: 'later', afterMs: pauseMs };
      }
      case 'unauthorized':
        breaker.failForAll(now);
        this.#logUnauthorized(result.because);
        return { kind: 'later', afterMs: breaker.retryAt - now };
      case 'disabled':
        breaker.failForAll(now, DISABLED_PROBE_MS);
        log.error('teams-bot-disabled', { tenantId, code: result.because });
        await lease.rest(DISABLED_PROBE_MS);
        return { kind: 'later', afterMs: DISABLED_PROBE_MS };
      case 'host-down':
        return this.#failed(breaker, call, result);
      case 'refused':
      case 'failed':
        // Any response to a check proves that the host works.
        if (call.operation === 'check') return this.#judge(call, { kind: 'done' });
        return this.#failed(breaker, call, result);
      default:
        this.#pauses = 0;
        this.#succeed(breaker);
        return result;
    }
  }

  /**
   * Attributes a failure to the host or to the message. A missing response counts as the host's
   * unless the latest response was a success, a refusal only when the host is down, and an internal
   * error when other conversations fail too.
   */
  #failed(
    breaker: CircuitBreaker,
    { thread }: Call,
    { kind, because, ambiguous, afterMs }: Failure<'host-down' | 'refused' | 'failed'>,
  ): SendResult {
    const { time, log, tenantId } = this.#options;
    const wasProven = breaker.isProven;
    const othersFail = breaker.othersFail(thread);
    const now = time.monotonic();
    if (breaker.fail({ thread, ambiguous, afterMs }, now))
      log.warn('teams-unreachable', { tenantId, code: because });
    const isHosts =
      kind === 'host-down' ? !wasProven : kind === 'refused' ? breaker.isOpen : othersFail;
    if (isHosts) return { kind: 'later', afterMs: breaker.retryAt - now, ambiguous };
    return { kind: kind === 'failed' ? 'dead' : 'again', because, ambiguous, afterMs };
  }

  #succeed(breaker: CircuitBreaker): void {
    const { log, tenantId, onRecovered } = this.#options;
    const wasOpen = breaker.isOpen;
    if (breaker.succeed()) onRecovered();
    if (wasOpen) log.info('teams-reachable', { tenantId });
  }

  #logUnauthorized(code: string): void {
    const { time, log, tenantId } = this.#options;
    if (time.monotonic() < this.#logUnauthorizedAt) return;
    this.#logUnauthorizedAt = time.monotonic() + LOG_EVERY_MS;
    log.error('teams-locked-out', { tenantId, code });
  }
}
