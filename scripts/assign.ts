import { randomUUID } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { ASSIGN_HELP } from './assign/help.ts';
import { eventData, eventType, readFlags, type Flags } from './assign/options.ts';
import { signingSecret, targetUrl } from './assign/target.ts';
import { runScript, ScriptFailed } from './cli/command-line.ts';

/** Sends one signed event to the desk: `npm run assign -- --help`. */

await runScript({
  call: 'npm run assign',
  help: ASSIGN_HELP,
  read: readFlags,
  run: send,
});

async function send(given: Flags): Promise<void> {
  const now = new Date();
  const type = eventType(given);
  const data = eventData(type, given, now);
  const id = given.id ?? `msg_${randomUUID()}`;
  const body = JSON.stringify({ type, timestamp: now.toISOString(), data });
  const url = targetUrl(given, process.env);
  const signature = new Webhook(signingSecret(given, process.env)).sign(id, now, body);

  console.log(`${type} (${id}): ${JSON.stringify(data, undefined, 2)}`);
  const response = await post(url, body, {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
    'webhook-signature': signature,
  });
  const answer = `${response.status} ${(await response.text()).trim()}`;
  if (!response.ok) throw new ScriptFailed(`The desk refused it: ${answer}`);
  console.log(`The desk has taken it: ${answer}`);
}

async function post(url: string, body: string, headers: Record<string, string>): Promise<Response> {
  try {
    return await fetch(url, { method: 'POST', headers, body });
  } catch {
    throw new ScriptFailed(
      `Nobody answers at ${url}: start the desk first (npm run demo, or npm start), or pass --url.`,
    );
  }
}
