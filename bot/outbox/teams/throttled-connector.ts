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

/** `later`: nothing is sent to the conversation, or to anybody, for a while. */
export type SendResult = Done | Failure<'gone' | 'blocked' | 'again' | 'dead'> | Later;

/** Where a conversation is. */
export type Address = Pick<PersonalReference, 'serviceUrl' | 'conversationId'>;
/** A personal chat; the user is asked for when the host has to be checked. */
export type PersonalAddress = Address & Pick<PersonalReference, 'userId'>;

export interface ThrottledConnectorOptions {
  readonly tenantId: string;
  readonly connector: Connector;
  readonly limits: Limits;
  readonly time: Time;
  readonly random: () => number;
  readonly log: Log;
  /** Only its holder sends to the tenant, and passes on the pauses that Teams asks for. */
  readonly lease: Pick<Lease, 'remaining' | 'rest'>;
  /** Whether the term of the lease still runs in which the rows were read. */
  readonly isCurrentTerm: () => boolean;
  /** A host answers again, or for the first time since the start. */
  readonly onRecovered: () => void;
  /** Aborted when nothing more is to be sent. */
  readonly closing: AbortSignal;
}

/** Between two probes of a tenant for which an admin has disabled the bot. */
const DISABLED_PROBE_MS = 60 * 60_000;
/** Between two log lines about a token that is not accepted. */
const LOG_EVERY_MS = 60_000;
/** A request is begun only while the lease lasts longer than any request takes. */
const LONGEST_REQUEST_MS = 10_000;
/** A longer wait returns the row to the queue, so that the message is rendered again. */
const LONGEST_WAIT_MS = 5_000;
/** Before the next try of a row when the lease does not allow a request. */
const LEASE_RETRY_MS = 1_000;

interface Call {
  readonly operation: Operation;
  readonly serviceUrl: string;
  readonly thread: string;
}

/**
 * Requests to Teams for one tenant, within its limits and behind a circuit breaker for each region.
 * Requests are admitted in order and run concurrently.
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
   * A new message in a personal chat. After one that may have been posted the host is checked first,
   * by a request without effect, so that an outage makes no copies.
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

  /** Replaces the content of a message. */
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

  /** Whether Teams asked for a pause, or the host is down. */
  isPaused(serviceUrl: string): boolean {
    const { limits, time } = this.#options;
    return limits.pausedUntil > time.monotonic() || this.#breaker(serviceUrl).isOpen;
  }

  /** Teams answered 429: the pause in milliseconds. */
  throttled(milliseconds: number): void {
    const { limits, time, log, tenantId } = this.#options;
    const now = time.monotonic();
    limits.slowDown(now);
    limits.pauseUntil(now + milliseconds);
    log.warn('teams-throttled', { tenantId, milliseconds });
  }

  /** One breaker for each region: all regions share a host name, and the path names the region. */
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

  /** Waits until the limits let a request pass; a thread that is full makes room for the others. */
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
        // Whatever it is that a check is answered, the host works.
        if (call.operation === 'check') return this.#judge(call, { kind: 'done' });
        return this.#failed(breaker, call, result);
      default:
        this.#pauses = 0;
        this.#succeed(breaker);
        return result;
    }
  }

  /**
   * Whose failure it is. No answer: the message's only when the answer before, to anybody, was good.
   * A refusal or an internal error: the host's when others fail too.
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
