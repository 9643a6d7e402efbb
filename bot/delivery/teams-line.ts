import type { Log } from '../telemetry/log.ts';
import type { PersonalReference } from '../../workflow/records.ts';
import { backoffMs } from './backoff.ts';
import type { Body, Connector, Payload } from './connector.ts';
import type { Place } from './slots.ts';
import type { Limits, Passage } from './teams-limits.ts';
import type { Time } from './time.ts';
import { verdictOf, type Attempt, type Operation, type Verdict } from './verdict.ts';

/** What the line tells: a verdict, or that nothing goes before a moment. */
export type LineVerdict = Exclude<Verdict, { readonly kind: 'pause' | 'locked-out' }> | Later;

interface Later {
  readonly kind: 'later';
  readonly at: number;
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
  /** Nothing may be sent to the tenant before then, by whoever holds its lane. */
  readonly onPause: (until: number) => Promise<void>;
  /** Until when this process alone may send to the tenant. */
  readonly heldUntil: () => number;
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
  send({ serviceUrl, conversationId }: Address, activity: Payload | Body): Promise<LineVerdict> {
    const { connector } = this.#options;
    return this.#call('send', conversationId, () =>
      connector.send(serviceUrl, conversationId, activity),
    );
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

  /** The same way, on which only a send takes the place: repeating anything else is harmless. */
  sendingFrom(place: Place): Line {
    return {
      send: async (address, activity) => {
        // Before the place is taken: whoever waits for one has the time for it.
        const body = JSON.stringify(activity);
        await place.take();
        return this.send(address, body);
      },
      update: (address, activityId, activity) => this.update(address, activityId, activity),
      openChat: (serviceUrl, personId, parameters) =>
        this.openChat(serviceUrl, personId, parameters),
    };
  }

  async #call(
    operation: Operation,
    thread: string,
    request: () => Promise<Attempt>,
  ): Promise<LineVerdict> {
    const passage = await this.#enter(thread);
    if ('at' in passage) return passage;
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
  async #enter(thread: string): Promise<Passage | Later> {
    const turn = this.#entrance.then(() => this.#pass(thread));
    this.#entrance = turn.catch(() => undefined);
    return turn;
  }

  async #pass(thread: string): Promise<Passage | Later> {
    const { limits, time, closing, heldUntil } = this.#options;
    for (;;) {
      const now = time.now();
      if (heldUntil() - now < LONGEST_REQUEST_MS) return { kind: 'later', at: now + 1_000 };
      const full = limits.threadWait(thread, now);
      if (full > 0) return { kind: 'later', at: now + full };
      const wait = limits.wait(now);
      if (wait === 0) return limits.pass(thread, () => time.now());
      if (closing.aborted) return { kind: 'later', at: now + wait };
      await time.wait(wait, closing);
    }
  }

  async #pause(forMs: number | undefined): Promise<LineVerdict> {
    const { limits, time, random, log, tenantId, onPause } = this.#options;
    const milliseconds = forMs ?? backoffMs(++this.#pauses, random());
    const at = time.now() + milliseconds;
    limits.slowDown(time.now());
    limits.pauseUntil(at);
    log.warn('teams-throttled', { tenantId, milliseconds });
    await onPause(at);
    return { kind: 'later', at };
  }

  #lockedOut(code: string): LineVerdict {
    const { limits, time, log, tenantId } = this.#options;
    const at = time.now() + LOCKED_OUT_MS;
    limits.pauseUntil(at);
    log.error('teams-locked-out', { tenantId, code });
    return { kind: 'later', at };
  }
}
