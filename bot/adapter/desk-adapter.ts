import type { IncomingMessage } from 'node:http';
import {
  ActivityTypes,
  CloudAdapter,
  type Activity,
  type ResourceResponse,
  type TurnContext,
} from '../sdk/bot-framework.ts';
import { markCardPrivate } from './private-card.ts';
import type { TargetedReplies } from './targeted-replies.ts';
import { TokenRefused, type DeskAuthentication } from '../auth/desk-authentication.ts';
import { MESSAGE } from '../conversation/activity-types.ts';
import { KeysUnavailable } from '../auth/key-ring.ts';
import { parseActivity } from '../http/activity.ts';
import { refusal, type HttpResponse } from '../http/http-response.ts';
import { discardBody, parseJson, readJsonBody } from '../http/json-body.ts';
import type { Limits } from '../http/limits.ts';
import type { TokenProblem } from '../auth/token-problem.ts';

export interface DeskAdapterOptions {
  readonly authentication: DeskAuthentication;
  /** Absent in local mode: every tenant is accepted. */
  readonly allowedTenants?: readonly string[];
  readonly replies: TargetedReplies;
}

/**
 * Bot Framework adapter: authenticates the activity, checks its tenant and runs one turn. Overrides
 * CloudAdapter's sending, which retries and writes to the console.
 */
export class DeskAdapter extends CloudAdapter {
  readonly #options: DeskAdapterOptions;

  constructor(options: DeskAdapterOptions) {
    super(options.authentication);
    this.#options = options;
  }

  /**
   * Runs the turn of a validated activity and returns its HTTP response.
   * @param limits applied after authentication; absent: none
   */
  async receive(
    authorization: string,
    activity: Activity,
    run: (context: TurnContext) => Promise<void>,
    limits?: Pick<Limits, 'activity'>,
  ): Promise<HttpResponse> {
    const { authentication, allowedTenants } = this.#options;
    try {
      const sender = await authentication.authenticateRequest(activity, authorization);
      const tenantId = tenantOf(activity);
      if (allowedTenants && !(tenantId !== undefined && allowedTenants.includes(tenantId))) {
        return { ...refusal(403, 'forbidden'), event: 'tenant-refused' };
      }
      const { aadObjectId, id } = activity.from;
      const overRate = limits?.activity(tenantId ?? '', aadObjectId ?? id);
      if (overRate) return { ...overRate, proven: true };
      const answer = await this.processActivity(sender, activity, (context) => {
        // The response to an invoke replaces the clicked card for this person alone in any case.
        if (activity.type === MESSAGE && this.#options.replies.isOnTargeted(activity))
          markCardPrivate(context);
        return run(context);
      });
      return { status: answer?.status ?? 200, body: answer?.body as unknown, proven: true };
    } catch (error) {
      if (error instanceof TokenRefused) return tokenRefused(error.code);
      if (error instanceof KeysUnavailable)
        return refusal(503, 'keys-unavailable', { headers: { 'retry-after': '5' } });
      throw error;
    }
  }

  /** Sends the activities in order. @throws ReplyFailed */
  override async sendActivities(
    context: TurnContext,
    activities: Partial<Activity>[],
  ): Promise<ResourceResponse[]> {
    const incoming = context.activity;
    const tenantId = tenantOf(incoming) ?? '';
    const responses: ResourceResponse[] = [];
    for (const { id: _ours, ...activity } of activities) {
      const isSent = activity.type !== ActivityTypes.Trace;
      responses.push(
        isSent ? await this.#options.replies.send(incoming, tenantId, activity) : { id: '' },
      );
    }
    return responses;
  }

  /** @throws ReplyFailed */
  override updateActivity(
    context: TurnContext,
    activity: Partial<Activity>,
  ): Promise<ResourceResponse> {
    const incoming = context.activity;
    return this.#options.replies.update(incoming, tenantOf(incoming) ?? '', activity);
  }
}

/** The response is the same for every invalid token; the log has the reason. */
function tokenRefused(because: TokenProblem): HttpResponse {
  return { ...refusal(401, 'unauthorized'), because, event: 'token-refused' };
}

/** Undefined if the activity names no tenant, or two different ones. */
function tenantOf(activity: Activity): string | undefined {
  const data = activity.channelData as { tenant?: { id?: string } } | undefined;
  const { conversation } = activity as Partial<Activity>;
  const one = data?.tenant?.id ?? conversation?.tenantId;
  return (conversation?.tenantId ?? one) === one ? one : undefined;
}

/** Teams sends about 100 KB at most. */
const BODY_LIMIT = 256 * 1024;

export interface MessagesOptions {
  readonly authentication: Pick<DeskAuthentication, 'headerProblem'>;
  readonly adapter: Pick<DeskAdapter, 'receive'>;
  /** Absent in local mode, which has no authentication. */
  readonly limits?: Pick<Limits, 'activity'>;
  readonly run: (context: TurnContext) => Promise<void>;
}

/** `POST /api/messages`: checks header, body and token, then awaits the turn. */
export function messagesRoute({ authentication, adapter, limits, run }: MessagesOptions) {
  return async (request: IncomingMessage): Promise<HttpResponse> => {
    const authorization = request.headers.authorization ?? '';
    const problem = authentication.headerProblem(authorization);
    if (problem !== undefined) {
      discardBody(request);
      return tokenRefused(problem);
    }
    const read = await readJsonBody(request, BODY_LIMIT);
    if ('refused' in read) return read.refused;
    const json = parseJson(read.bytes);
    if ('problem' in json) return refusal(400, json.problem);
    const activity = parseActivity(json.value);
    if (activity === undefined) return refusal(400, 'no-activity');
    return adapter.receive(authorization, activity, run, limits);
  };
}
