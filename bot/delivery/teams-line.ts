import type { Log } from '../telemetry/log.ts';
import type { PersonalReference } from '../../workflow/records.ts';
import { backoffMs } from './backoff.ts';
import type { Body, Connector, Payload } from './connector.ts';
import type { Lease } from './lease.ts';
import type { Place } from './slots.ts';
import type { Limits, Passage } from './teams-limits.ts';
import type { Time } from './time.ts';
import { verdictOf, type Attempt, type Operation, type Verdict } from './verdict.ts';

/** What the line tells: a verdict, or that nothing goes for a while. */
export type LineVerdict = Exclude<Verdict, { readonly kind: 'pause' | 'locked-out' }> | Later;

interface Later {
  readonly kind: 'later';
  readonly afterMs: number;
}

/** Where a conversation is. */
export type Address = Pick<PersonalReference, 'serviceUrl' | 'conversationId'>;

export interface LineOptions {
  readonly tenantId: string;
  readonly connector: Connector;
  readonly limits: Limits;
  readonly time: Time;
  readonly random: () => number;
  readonly log: Log;
  /** Only its holder sends to the tenant, and passes on the pauses that Teams asks for. */
  readonly lease: Pick<Lease, 'remaining' | 'term' | 'rest'>;
  /** Aborted when nothing more is to be sent. */
  readonly closing: AbortSignal;
}

const LOCKED_OUT_MS = 60_000;
/** Nothing is begun that the right to send might not outlast. */
const LONGEST_REQUEST_MS = 10_000;

/** What can be asked of Teams. */
export type Line = Pick<TeamsLine, 'send' | 'update' | 'openChat'>;

/** The way to Teams for one tenant: one request at a time passes its limits, many are under way. */
export class TeamsLine {
  readonly #options: LineOptions;
  #entrance: Promise<unknown> = Promise.resolve();
  #pauses = 0;

  constructor(options: LineOptions) {
    this.#options = options;
  }

  /** A new message in a conversation, once the limits let it pass. */
  send(address: Address, activity: Payload | Body): Promise<LineVerdict> {
    return this.#send(address, activity, () => true);
  }

  /** Another content in the place of a message, once the limits let it pass. */
  update(
    { serviceUrl, conversationId }: Address,
    activityId: string,
    activity: Payload,
  ): Promise<LineVerdict> {
    const { connector } = this.#options;
    return this.#call('update', conversationId, () =>
      connector.update(serviceUrl, conversationId, activityId, activity),
    );
  }

  /** Opens the chat with a person; the verdict's id is the conversation's. */
  openChat(serviceUrl: string, personId: string, parameters: Payload): Promise<LineVerdict> {
    const { connector } = this.#options;
    return this.#call('open-chat', `open:${personId}`, () =>
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

  #send(
    { serviceUrl, conversationId }: Address,
    activity: Payload | Body,
    isCurrent: () => boolean,
  ): Promise<LineVerdict> {
    const { connector } = this.#options;
    const request = (): Promise<Attempt> => connector.send(serviceUrl, conversationId, activity);
    return this.#call('send', conversationId, request, isCurrent);
  }

  async #call(
    operation: Operation,
    thread: string,
    request: () => Promise<Attempt>,
    isCurrent = (): boolean => true,
  ): Promise<LineVerdict> {
    const passage = await this.#enter(thread, isCurrent);
    if ('afterMs' in passage) return passage;
    const attempt = await request().finally(() => passage.answered());
    const verdict = verdictOf(operation, attempt);
    if (verdict.kind === 'pause') return this.#pause(verdict.forMs);
    if (verdict.kind === 'locked-out') return this.#lockedOut(verdict.because);
    this.#pauses = 0;
    return verdict;
  }

  /**
   * Waits for its turn, first come first served, until Teams may be asked. A thread that is full
   * makes room for the others instead.
   */
  async #enter(thread: string, isCurrent: () => boolean): Promise<Passage | Later> {
    const turn = this.#entrance.then(() => this.#pass(thread, isCurrent));
    this.#entrance = turn.catch(() => undefined);
    return turn;
  }

  async #pass(thread: string, isCurrent: () => boolean): Promise<Passage | Later> {
    const { limits, time, closing, lease } = this.#options;
    for (;;) {
      const now = time.monotonic();
      if (!isCurrent() || lease.remaining < LONGEST_REQUEST_MS)
        return { kind: 'later', afterMs: 1_000 };
      const full = limits.threadWait(thread, now);
      if (full > 0) return { kind: 'later', afterMs: full };
      const wait = limits.wait(now);
      if (wait === 0) return limits.pass(thread, () => time.monotonic());
      if (closing.aborted) return { kind: 'later', afterMs: wait };
      await time.wait(wait, closing);
    }
  }

  async #pause(forMs: number | undefined): Promise<LineVerdict> {
    const { limits, time, random, log, tenantId, lease } = this.#options;
    const milliseconds = forMs ?? backoffMs(++this.#pauses, random());
    const now = time.monotonic();
    limits.slowDown(now);
    limits.pauseUntil(now + milliseconds);
    log.warn('teams-throttled', { tenantId, milliseconds });
    await lease.rest(milliseconds);
    return { kind: 'later', afterMs: milliseconds };
  }

  #lockedOut(code: string): LineVerdict {
    const { limits, time, log, tenantId } = this.#options;
    limits.pauseUntil(time.monotonic() + LOCKED_OUT_MS);
    log.error('teams-locked-out', { tenantId, code });
    return { kind: 'later', afterMs: LOCKED_OUT_MS };
  }
}
