import type { Log } from '../telemetry/log.ts';
import type { PersonalReference } from '../../workflow/records/records.ts';
import { backoffMs } from './backoff.ts';
import { CircuitBreaker } from './circuit-breaker.ts';
import type { Body, Connector, Payload } from './connector.ts';
import type { Lease } from './lease.ts';
import type { Place } from './slots.ts';
import type { Limits, Passage } from './teams-limits.ts';
import type { Time } from '../runtime/time.ts';
import { verdictOf, type Attempt, type Operation, type Verdict } from './verdict.ts';

/** The result of a request: what it means for the message, or that nothing goes for a while. */
export type LineVerdict =
  | { readonly kind: 'done'; readonly id?: string }
  /** The conversation, or the message to update, no longer exists for the bot. */
  | { readonly kind: 'gone'; readonly because: string }
  /** The recipient has blocked the bot. */
  | { readonly kind: 'blocked'; readonly because: string }
  | { readonly kind: 'final'; readonly because: string }
  /** Failed, and counts as an attempt: the host answers others. */
  | {
      readonly kind: 'again';
      readonly because: string;
      /** The message may have been posted. */
      readonly ambiguous: boolean;
      /** Shortest delay in milliseconds. */
      readonly afterMs?: number;
    }
  | Later;

interface Later {
  readonly kind: 'later';
  readonly afterMs: number;
  /** The message may have been posted. */
  readonly ambiguous?: boolean;
}

export type Address = Pick<PersonalReference, 'serviceUrl' | 'conversationId'>;
/** A personal chat; the user is asked for when the host has to be checked. */
export type PersonalAddress = Address & Pick<PersonalReference, 'userId'>;

export interface LineOptions {
  readonly tenantId: string;
  readonly connector: Connector;
  readonly limits: Limits;
  readonly time: Time;
  readonly random: () => number;
  readonly log: Log;
  /** Only its holder sends to the tenant, and passes on the pauses that Teams asks for. */
  readonly lease: Pick<Lease, 'remaining' | 'term' | 'rest'>;
  /** A host answers again, or for the first time since the start. */
  readonly onRecovered: () => void;
  /** Aborted when nothing more is to be sent. */
  readonly closing: AbortSignal;
}

/** Between two probes of a tenant for which an admin has disabled the bot. */
const DISABLED_PROBE_MS = 60 * 60_000;
/** Between two log lines about a token that is not accepted. */
const LOG_EVERY_MS = 60_000;
/** Nothing is begun that the right to send might not outlast. */
const LONGEST_REQUEST_MS = 10_000;
/** A longer wait returns the row to the queue, so that the message is rendered again. */
const LONGEST_WAIT_MS = 5_000;

export type Line = Pick<TeamsLine, 'send' | 'update' | 'openChat'>;

interface Call {
  readonly operation: Operation;
  readonly serviceUrl: string;
  readonly thread: string;
  /** Whether the term of the lease still runs in which the row was read. */
  readonly isCurrent?: () => boolean;
}

/** The way to Teams for one tenant: one request at a time passes its limits, many are under way. */
export class TeamsLine {
  readonly #options: LineOptions;
  readonly #breakers = new Map<string, CircuitBreaker>();
  #entrance: Promise<unknown> = Promise.resolve();
  #pauses = 0;
  #logNoTokenAt = 0;

  constructor(options: LineOptions) {
    this.#options = options;
  }

  /**
   * A new message in a personal chat, once the limits let it pass. After one that may have been
   * posted the host is checked first, by a request without effect, so that an outage makes no copies.
   */
  send(address: PersonalAddress, activity: Payload | Body): Promise<LineVerdict> {
    return this.#send(address, activity, () => true);
  }

  /** Another content in the place of a message, once the limits let it pass. */
  update(
    { serviceUrl, conversationId }: Address,
    activityId: string,
    activity: Payload,
  ): Promise<LineVerdict> {
    const { connector } = this.#options;
    return this.#call({ operation: 'update', serviceUrl, thread: conversationId }, () =>
      connector.update(serviceUrl, conversationId, activityId, activity),
    );
  }

  /** Opens the chat with a person; the verdict's id is the conversation's. */
  openChat(serviceUrl: string, personId: string, parameters: Payload): Promise<LineVerdict> {
    const { connector } = this.#options;
    return this.#call({ operation: 'open-chat', serviceUrl, thread: `open:${personId}` }, () =>
      connector.openChat(serviceUrl, parameters),
    );
  }

  /**
   * The same way for one row, on which only a send takes the place: repeating anything else is
   * harmless. It sends only in the term of the lease in which the row was read: in a later one
   * another replica may have sent it.
   */
  sendingFrom(place: Place): Line {
    const { lease } = this.#options;
    const { term } = lease;
    return {
      send: async (address, activity) => {
        // Before the place is taken: whoever waits for one has the time for it.
        const body = JSON.stringify(activity);
        await place.take();
        return this.#send(address, body, () => lease.term === term);
      },
      update: (address, activityId, activity) => this.update(address, activityId, activity),
      openChat: (serviceUrl, personId, parameters) =>
        this.openChat(serviceUrl, personId, parameters),
    };
  }

  async #send(
    { serviceUrl, conversationId, userId }: PersonalAddress,
    activity: Payload | Body,
    isCurrent: () => boolean,
  ): Promise<LineVerdict> {
    const { connector } = this.#options;
    const call = { serviceUrl, thread: conversationId, isCurrent };
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

  /** Whether Teams asked for silence, or the host is down: nobody should be sent an apology. */
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

  async #call(call: Call, request: () => Promise<Attempt>): Promise<LineVerdict> {
    const passage = await this.#enter(call);
    if ('afterMs' in passage) return passage;
    try {
      const attempt = await request().finally(() => passage.answered());
      return await this.#judge(call, verdictOf(call.operation, attempt));
    } finally {
      passage.end();
    }
  }

  /**
   * Waits for its turn, first come first served, until Teams may be asked. A thread that is full
   * makes room for the others instead.
   */
  async #enter(call: Call): Promise<(Passage & { readonly end: () => void }) | Later> {
    const turn = this.#entrance.then(() => this.#pass(call));
    this.#entrance = turn.catch(() => undefined);
    return turn;
  }

  async #pass({
    serviceUrl,
    thread,
    isCurrent = () => true,
  }: Call): Promise<(Passage & { end: () => void }) | Later> {
    const { limits, time, closing, lease } = this.#options;
    const breaker = this.#breaker(serviceUrl);
    for (;;) {
      const now = time.monotonic();
      if (!isCurrent() || lease.remaining < LONGEST_REQUEST_MS)
        return { kind: 'later', afterMs: 1_000 };
      const wait = limits.wait(now);
      const afterMs = Math.max(
        breaker.wait(thread, now),
        limits.threadWait(thread, now),
        wait > LONGEST_WAIT_MS || closing.aborted ? wait : 0,
      );
      if (afterMs > 0) return { kind: 'later', afterMs };
      const busy = breaker.busy();
      if (busy) await busy;
      else if (wait === 0)
        return { ...limits.pass(thread, () => time.monotonic()), end: breaker.begin() };
      else await time.wait(wait, closing);
    }
  }

  async #judge(call: Call, verdict: Verdict): Promise<LineVerdict> {
    const { time, log, tenantId, lease } = this.#options;
    const breaker = this.#breaker(call.serviceUrl);
    const now = time.monotonic();
    switch (verdict.kind) {
      case 'pause':
        this.#succeed(breaker);
        return this.#pause(verdict.forMs);
      case 'locked-out':
        breaker.failForAll(now);
        this.#logLockedOut(verdict.because);
        return { kind: 'later', afterMs: breaker.retryAt - now };
      case 'disabled':
        breaker.failForAll(now, DISABLED_PROBE_MS);
        log.error('teams-bot-disabled', { tenantId, code: verdict.because });
        await lease.rest(DISABLED_PROBE_MS);
        return { kind: 'later', afterMs: DISABLED_PROBE_MS };
      case 'host-down':
      case 'refused':
      case 'failed':
        if (call.operation === 'check' && verdict.kind !== 'host-down') break;
        return this.#failed(breaker, call, verdict);
      default:
        break;
    }
    this.#pauses = 0;
    this.#succeed(breaker);
    if (verdict.kind === 'done') return verdict;
    const { kind, because, ambiguous, afterMs } = verdict;
    if (kind === 'again') return { kind, because, ambiguous, afterMs };
    return { kind: kind === 'gone' || kind === 'blocked' ? kind : 'final', because };
  }

  /**
   * Whose failure it is. No answer: the message's only when the answer before, to anybody, was good.
   * A refusal or an internal error: the host's when others fail too.
   */
  #failed(
    breaker: CircuitBreaker,
    { thread }: Call,
    { kind, because, ambiguous, afterMs }: Exclude<Verdict, { kind: 'done' | 'pause' }>,
  ): LineVerdict {
    const { time, log, tenantId } = this.#options;
    const wasProven = breaker.isProven;
    const othersFail = breaker.othersFail(thread);
    const now = time.monotonic();
    if (breaker.fail({ thread, ambiguous, afterMs }, now))
      log.warn('teams-unreachable', { tenantId, code: because });
    const isHosts =
      kind === 'host-down' ? !wasProven : kind === 'refused' ? breaker.isOpen : othersFail;
    if (isHosts) return { kind: 'later', afterMs: breaker.retryAt - now, ambiguous };
    if (kind === 'failed') return { kind: 'final', because };
    return { kind: 'again', because, ambiguous, afterMs };
  }

  #succeed(breaker: CircuitBreaker): void {
    const { log, tenantId, onRecovered } = this.#options;
    const wasOpen = breaker.isOpen;
    if (breaker.succeed()) onRecovered();
    if (wasOpen) log.info('teams-reachable', { tenantId });
  }

  async #pause(forMs: number | undefined): Promise<LineVerdict> {
    const { random, lease } = this.#options;
    const milliseconds = forMs ?? backoffMs(++this.#pauses, random());
    this.throttled(milliseconds);
    await lease.rest(milliseconds);
    return { kind: 'later', afterMs: milliseconds };
  }

  #logLockedOut(code: string): void {
    const { time, log, tenantId } = this.#options;
    if (time.monotonic() < this.#logNoTokenAt) return;
    this.#logNoTokenAt = time.monotonic() + LOG_EVERY_MS;
    log.error('teams-locked-out', { tenantId, code });
  }
}
