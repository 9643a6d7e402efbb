import { ActivityTypes, type Activity, type ResourceResponse } from 'botbuilder';
import type { Connector, Payload } from '../outbox/teams/connector.ts';
import {
  classifyResponse,
  type Failure,
  type Operation,
  type Response,
  type TeamsResult,
} from '../outbox/teams/classify-response.ts';
import type { ReplyInFlight } from '../outbox/sending/tenant-senders.ts';
import type { Address } from '../outbox/teams/throttled-connector.ts';
import type { Time } from '../runtime/time.ts';

export interface RepliesOptions {
  readonly connector: Pick<Connector, 'send' | 'update'>;
  readonly time: Time;
  /** Counts the reply in the tenant's limits, so that notices make room for it. */
  readonly replying: (tenantId: string, address: Address) => ReplyInFlight;
}

export interface RepliedTurn {
  readonly tenantId: string;
  /** The same object for all replies of the turn. */
  readonly key: object;
}

/** A reply is repeated only when it is through by then, counted from the first request. */
const ANSWER_MS = 4_000;
/** Before a repetition when Teams does not say how long to wait. */
const UNSAID_MS = 1_000;

interface Attempt {
  readonly result: TeamsResult;
  /** Teams asked for a pause, or the host is down. */
  readonly isPaused: boolean;
}

/** Teams did not take a reply, or did not answer. */
class ReplyFailed extends Error {
  readonly code: string;
  constructor({ because }: Failure) {
    const code = `reply-${because.replace(/^teams-(\d+).*/u, '$1')}`;
    super(`a reply was not taken: ${code}`);
    this.name = 'ReplyFailed';
    this.code = code;
  }
}

/**
 * What is sent within a turn. A reply that Teams certainly has not taken is repeated once, as is any
 * update of a message; after a reply that failed while Teams wants silence or is down, the turn
 * sends nothing more, not even an apology.
 */
export class Replies {
  readonly #options: RepliesOptions;
  readonly #silenced = new WeakMap<object, ReplyFailed>();
  /** Replies that wait for their repetition. */
  readonly #repeating = new WeakMap<object, Promise<ResourceResponse>>();

  constructor(options: RepliesOptions) {
    this.#options = options;
  }

  /**
   * @param targeted seen by the activity's recipient alone
   * @throws ReplyFailed
   */
  send(
    turn: RepliedTurn,
    activity: Partial<Activity>,
    targeted = false,
  ): Promise<ResourceResponse> {
    const { connector } = this.#options;
    const address = addressOf(activity);
    const payload = payloadOf(activity);
    const request = (): Promise<Response> =>
      connector.send(address.serviceUrl, address.conversationId, payload, targeted);
    return activity.type === ActivityTypes.Typing
      ? this.#indicate(turn, address, request)
      : this.#reply('send', turn, address, request);
  }

  /**
   * @param targeted whether the message was sent so; that cannot be changed
   * @throws ReplyFailed
   */
  update(
    turn: RepliedTurn,
    activity: Partial<Activity>,
    targeted = false,
  ): Promise<ResourceResponse> {
    const { connector } = this.#options;
    const { id = '' } = activity;
    const address = addressOf(activity);
    const payload = payloadOf(activity);
    return this.#reply('update', turn, address, () =>
      connector.update(address.serviceUrl, address.conversationId, id, payload, targeted),
    );
  }

  /** An indicator beside the answer: it decides nothing about the answer, and is not repeated. */
  async #indicate(
    { tenantId, key }: RepliedTurn,
    address: Address,
    request: () => Promise<Response>,
  ): Promise<ResourceResponse> {
    if (!this.#silenced.has(key) && !this.#repeating.has(key)) {
      const reply = this.#options.replying(tenantId, address);
      await request().finally(() => reply.answered());
    }
    return { id: '' };
  }

  async #reply(
    operation: Operation,
    { tenantId, key }: RepliedTurn,
    address: Address,
    request: () => Promise<Response>,
  ): Promise<ResourceResponse> {
    const failed = this.#silenced.get(key);
    if (failed) throw failed;
    // What is sent concurrently, e.g. a request for patience, has become pointless.
    const repeating = this.#repeating.get(key);
    if (repeating) return repeating;

    const { time } = this.#options;
    const startedAt = time.monotonic();
    const once = async (): Promise<Attempt> => {
      const reply = this.#options.replying(tenantId, address);
      const response = await request().finally(() => reply.answered());
      const result = classifyResponse(operation, response);
      if (result.kind === 'throttled') reply.throttled(result.afterMs ?? UNSAID_MS);
      return { result, isPaused: result.kind === 'throttled' || reply.isPaused() };
    };
    const first = await once();
    const wait = repeatAfter(operation, first.result);
    if (wait === undefined || time.monotonic() - startedAt + wait > ANSWER_MS)
      return this.#conclude(key, first);
    const repeated = time.wait(wait).then(async () => this.#conclude(key, await once()));
    this.#repeating.set(key, repeated);
    return repeated.finally(() => this.#repeating.delete(key));
  }

  #conclude(key: object, { result, isPaused }: Attempt): ResourceResponse {
    if (result.kind === 'done') return { id: result.id ?? '' };
    const error = new ReplyFailed(result);
    if (isPaused && (result.kind === 'throttled' || result.kind === 'host-down'))
      this.#silenced.set(key, error);
    throw error;
  }
}

/** Milliseconds before the repetition; undefined: there is none. */
function repeatAfter(operation: Operation, result: TeamsResult): number | undefined {
  switch (result.kind) {
    case 'throttled':
    case 'again':
      return result.afterMs ?? UNSAID_MS;
    case 'host-down':
      // An update has the same effect twice; a message would be there twice.
      return operation === 'update' ? (result.afterMs ?? UNSAID_MS) : undefined;
    default:
      return undefined;
  }
}

function addressOf({ serviceUrl = '', conversation }: Partial<Activity>): Address {
  return { serviceUrl, conversationId: conversation?.id ?? '' };
}

/** An activity is plain data; its dates become text on the wire. */
function payloadOf(activity: Partial<Activity>): Payload {
  return activity;
}
