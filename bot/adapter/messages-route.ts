import type { IncomingMessage } from 'node:http';
import type { TurnContext } from 'botbuilder';
import { tokenRefused, type DeskAdapter } from './desk-adapter.ts';
import type { DeskAuthentication } from '../auth/desk-authentication.ts';
import { refusal, type HttpResponse } from '../http/http-response.ts';
import { parseActivity } from '../http/activity.ts';
import { discardBody, parseJson, readJsonBody } from '../http/json-body.ts';
import type { Limits } from '../http/limits.ts';

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
