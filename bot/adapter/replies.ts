import { ActivityTypes, type Activity, type ResourceResponse } from '../sdk/bot-framework.ts';
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
  /** Counts a reply within the tenant's limits, so that notices wait for it. */
  readonly replying: (tenantId: string, address: Address) => ReplyInFlight;
}

export interface RepliedTurn {
  readonly tenantId: string;
  /** Identifies the turn: the same object for all its replies. */
  readonly key: object;
}

/** A retry must begin within this time after the first request, since Teams waits for the turn. */
const RETRY_LIMIT_MS = 4_000;
/** Delay of a retry without `Retry-After`. */
const DEFAULT_RETRY_MS = 1_000;

interface Attempt {
  readonly result: TeamsResult;
  /** Teams asked for a pause, or the host is down. */
  readonly isPaused: boolean;
}

/** Teams rejected a reply or did not respond. */
class ReplyFailed extends Error {
  readonly code: string;
  constructor({ because }: Failure) {
    const code = `reply-${because.replace(/^teams-(\d+).*/u, '$1')}`;
    super(`a reply was not accepted: ${code}`);
    this.name = 'ReplyFailed';
    this.code = code;
  }
}

/**
 * Sends a turn's replies. A reply that Teams has certainly not accepted is retried once, as is any
 * update. After a failure because Teams throttles or is down, the turn sends nothing more, not even
 * an error message.
 */
export class Replies {
  readonly #options: RepliesOptions;
  readonly #failed = new WeakMap<object, ReplyFailed>();
  /** Replies that wait for their retry. */
  readonly #repeating = new WeakMap<object, Promise<ResourceResponse>>();

  constructor(options: RepliesOptions) {
    this.#options = options;
  }

  /**
   * @param targeted visible to the recipient alone
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
      ? this.#sendTyping(turn, address, request)
      : this.#reply('send', turn, address, request);
  }

  /**
   * @param targeted true if the message was sent as a targeted one
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

  /** Sends a typing indicator; it is not retried and does not affect the replies. */
  async #sendTyping(
    { tenantId, key }: RepliedTurn,
    address: Address,
    request: () => Promise<Response>,
  ): Promise<ResourceResponse> {
    if (!this.#failed.has(key) && !this.#repeating.has(key)) {
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
    const failed = this.#failed.get(key);
    if (failed) throw failed;
    // A reply sent concurrently, e.g. "still working", is pointless by now.
    const repeating = this.#repeating.get(key);
    if (repeating) return repeating;

    const { time } = this.#options;
    const startedAt = time.monotonic();
    const once = async (): Promise<Attempt> => {
      const reply = this.#options.replying(tenantId, address);
      const response = await request().finally(() => reply.answered());
      const result = classifyResponse(operation, response);
      if (result.kind === 'throttled') reply.throttled(result.afterMs ?? DEFAULT_RETRY_MS);
      return { result, isPaused: result.kind === 'throttled' || reply.isPaused() };
    };
    const first = await once();
    const wait = repeatAfter(operation, first.result);
    if (wait === undefined || time.monotonic() - startedAt + wait > RETRY_LIMIT_MS)
      return this.#resultOf(key, first);
    const repeated = time.wait(wait).then(async () => this.#resultOf(key, await once()));
    this.#repeating.set(key, repeated);
    return repeated.finally(() => this.#repeating.delete(key));
  }

  #resultOf(key: object, { result, isPaused }: Attempt): ResourceResponse {
    if (result.kind === 'done') return { id: result.id ?? '' };
    const error = new ReplyFailed(result);
    if (isPaused && (result.kind === 'throttled' || result.kind === 'host-down'))
      this.#failed.set(key, error);
    throw error;
  }
}

/** Milliseconds before the retry; undefined if there is none. */
function repeatAfter(operation: Operation, result: TeamsResult): number | undefined {
  switch (result.kind) {
    case 'throttled':
    case 'again':
      return result.afterMs ?? DEFAULT_RETRY_MS;
    case 'host-down':
      // An update is idempotent; a message would appear twice.
      return operation === 'update' ? (result.afterMs ?? DEFAULT_RETRY_MS) : undefined;
    default:
      return undefined;
  }
}

function addressOf({ serviceUrl = '', conversation }: Partial<Activity>): Address {
  return { serviceUrl, conversationId: conversation?.id ?? '' };
}

/** An activity is plain data; JSON turns its dates into text. */
function payloadOf(activity: Partial<Activity>): Payload {
  return activity;
}
