import type { IncomingMessage } from 'node:http';
import type { TurnContext } from 'botbuilder';
import type { DeskAdapter } from '../adapter.ts';
import { refusal, type Answer } from './answer.ts';
import { parseActivity } from './activity.ts';
import { readJsonBody } from './body.ts';
import { parseJson } from './json.ts';

/** Teams sends at most about 100 KB. */
const BODY_LIMIT = 256 * 1024;

export interface MessagesOptions {
  readonly adapter: Pick<DeskAdapter, 'receive'>;
  readonly run: (context: TurnContext) => Promise<void>;
}

/** `POST /api/messages`: shape first, then who it is, then the turn, whose end is waited for. */
export async function receiveMessage(
  { adapter, run }: MessagesOptions,
  request: IncomingMessage,
): Promise<Answer> {
  const read = await readJsonBody(request, BODY_LIMIT);
  if ('refused' in read) return read.refused;
  const json = parseJson(read.bytes);
  if ('problem' in json) return refusal(400, json.problem);
  const activity = parseActivity(json.value);
  if (activity === undefined) return refusal(400, 'no-activity');
  return adapter.receive(request.headers.authorization ?? '', activity, run);
}
