import type { Activity, ResourceResponse } from 'botbuilder';
import type { Connector, Payload } from '../delivery/connector.ts';
import type { Passage } from '../delivery/teams-limits.ts';
import type { Attempt } from '../delivery/verdict.ts';

export interface RepliesOptions {
  readonly connector: Pick<Connector, 'send' | 'update'>;
  /** Tells the tenant's lane that a reply goes out, so that notices make room for it. */
  readonly replying: (tenantId: string, conversationId: string) => Passage;
}

/** Teams did not take a reply; it is not repeated, for only the outbox repeats. */
class ReplyFailed extends Error {
  readonly code: string;
  constructor(attempt: Attempt) {
    const code = attempt.answered ? `reply-${attempt.status}` : `reply-${attempt.failure}`;
    super(`a reply was not taken: ${code}`);
    this.name = 'ReplyFailed';
    this.code = code;
  }
}

/** What is sent within a turn, on the lean path of the deliveries. */
export class Replies {
  readonly #options: RepliesOptions;

  constructor(options: RepliesOptions) {
    this.#options = options;
  }

  /**
   * @param targeted seen by the activity's recipient alone
   * @throws ReplyFailed
   */
  send(tenantId: string, activity: Partial<Activity>, targeted = false): Promise<ResourceResponse> {
    const { connector } = this.#options;
    const { serviceUrl, conversationId } = addressOf(activity);
    return this.#pass(tenantId, conversationId, () =>
      connector.send(serviceUrl, conversationId, payloadOf(activity), targeted),
    );
  }

  /**
   * @param targeted whether the message was sent so; that cannot be changed
   * @throws ReplyFailed
   */
  update(
    tenantId: string,
    activity: Partial<Activity>,
    targeted = false,
  ): Promise<ResourceResponse> {
    const { connector } = this.#options;
    const { serviceUrl, conversationId } = addressOf(activity);
    return this.#pass(tenantId, conversationId, () =>
      connector.update(
        serviceUrl,
        conversationId,
        activity.id ?? '',
        payloadOf(activity),
        targeted,
      ),
    );
  }

  async #pass(
    tenantId: string,
    conversationId: string,
    request: () => Promise<Attempt>,
  ): Promise<ResourceResponse> {
    const passage = this.#options.replying(tenantId, conversationId);
    const attempt = await request().finally(() => passage.answered());
    if (!attempt.answered || attempt.status >= 300) throw new ReplyFailed(attempt);
    return { id: attempt.id ?? '' };
  }
}

function addressOf({ serviceUrl = '', conversation }: Partial<Activity>) {
  return { serviceUrl, conversationId: conversation?.id ?? '' };
}

/** An activity is plain data; its dates become text on the wire. */
function payloadOf(activity: Partial<Activity>): Payload {
  return activity;
}
