import { Agent, request } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Channel } from './channel.ts';
import type { TurnPlan, Workload } from './workloads.ts';

export interface Window {
  readonly turnsPerSecond: number;
  /** All completed turns, including the warm-up turns. */
  readonly turns: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

export interface Target {
  readonly port: number;
  readonly channel: Channel;
  readonly token?: string;
}

/** Turn count and last answer by conversation, carried across windows. */
export type Progress = Map<number, { readonly turn: number; readonly answer: string }>;

/** Duration of a window in milliseconds, or total turns of all conversations. */
export type Extent = { readonly ms: number } | { readonly turns: number };

/**
 * Runs conversations concurrently; each waits for its answer before the next turn. A turn ends with
 * both the reply at the channel and the 200. A timed window opens each connection with a first turn
 * that is not measured, since Teams reuses connections.
 */
export async function drive(
  target: Target,
  workload: Workload,
  conversations: number,
  extent: Extent,
  progress: Progress,
): Promise<Window> {
  const agent = new Agent({ keepAlive: true, maxSockets: conversations });
  const all = Array.from({ length: conversations }, (_, conversation) => conversation);
  const oneOf = async (conversation: number): Promise<number> => {
    const { turn, answer } = progress.get(conversation) ?? { turn: 0, answer: '' };
    const plan = workload.next(conversation, turn, target.channel.serviceUrl, answer);
    const before = performance.now();
    const next = await oneTurn(target, agent, plan);
    const took = performance.now() - before;
    progress.set(conversation, { turn: turn + 1, answer: next });
    return took;
  };
  const opened = 'ms' in extent ? await Promise.all(all.map(oneOf)) : [];

  const latencies: number[] = [];
  const startedAt = performance.now();
  let begun = 0;
  const goesOn = (): boolean =>
    'ms' in extent ? performance.now() < startedAt + extent.ms : begun++ < extent.turns;
  await Promise.all(
    all.map(async (conversation) => {
      while (goesOn()) latencies.push(await oneOf(conversation));
    }),
  );
  const seconds = (performance.now() - startedAt) / 1000;
  agent.destroy();
  latencies.sort((one, other) => one - other);
  const at = (share: number): number => latencies[Math.floor((latencies.length - 1) * share)] ?? 0;
  return {
    turnsPerSecond: latencies.length / seconds,
    turns: opened.length + latencies.length,
    p50Ms: at(0.5),
    p99Ms: at(0.99),
  };
}

/** An unexpected answer, which would invalidate the measurement. */
class TurnFailed extends Error {
  readonly code = 'turn-failed';
  constructor(expected: string, status: number, answer: string) {
    super(`no ${expected} in an answer ${status}: ${answer.slice(0, 1000)}`);
    this.name = 'TurnFailed';
  }
}

async function oneTurn(target: Target, agent: Agent, plan: TurnPlan): Promise<string> {
  const { conversation } = plan.activity as { conversation: { id: string } };
  const replied = plan.repliesByChannel ? target.channel.reply(conversation.id) : undefined;
  const { status, body } = await post(target, agent, JSON.stringify(plan.activity));
  if (status >= 300) throw new TurnFailed('success', status, body);
  const answer = replied ? await replied : body;
  if (!answer.includes(plan.expects)) throw new TurnFailed(plan.expects, status, answer);
  return answer;
}

function post(
  target: Target,
  agent: Agent,
  body: string,
): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const outgoing = request(
      {
        agent,
        host: '127.0.0.1',
        port: target.port,
        path: '/api/messages',
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          ...(target.token !== undefined && { authorization: `Bearer ${target.token}` }),
        },
      },
      (response) => {
        text(response).then(
          (answer) => resolve({ status: response.statusCode ?? 0, body: answer }),
          reject,
        );
      },
    );
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}
