import { randomUUID } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { ScriptFailed } from '../cli/command-line.ts';
import type { AssignRequest } from './options.ts';
import { signingSecret, targetUrl, type Environment } from './target.ts';

/**
 * Signs the event and posts it to the desk.
 * @throws ScriptFailed if the desk cannot be reached or refuses the event
 * @throws UsageError if the address or the secret is malformed
 */
export async function sendEvent(request: AssignRequest, environment: Environment): Promise<void> {
  const { given, type, data, now } = request;
  const id = given.id ?? `msg_${randomUUID()}`;
  const body = JSON.stringify({ type, timestamp: now.toISOString(), data });
  const url = targetUrl(given, environment);
  const signature = new Webhook(signingSecret(given, environment)).sign(id, now, body);

  console.log(`${type} (${id}): ${JSON.stringify(data, undefined, 2)}`);
  const response = await post(url, body, {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
    'webhook-signature': signature,
  });
  const answer = `${response.status} ${(await response.text()).trim()}`;
  if (!response.ok) throw new ScriptFailed(`The desk refused it: ${answer}`);
  console.log(`The desk accepted it: ${answer}`);
}

async function post(url: string, body: string, headers: Record<string, string>): Promise<Response> {
  try {
    return await fetch(url, { method: 'POST', headers, body });
  } catch {
    throw new ScriptFailed(
      `No answer from ${url}: start the desk first (npm run demo, or npm start), or pass --url.`,
    );
  }
}
