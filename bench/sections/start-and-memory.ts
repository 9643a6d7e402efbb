import type { Bench } from '../harness/bench.ts';
import { openChannel } from '../harness/channel.ts';
import { drive, type Progress } from '../harness/drive.ts';
import { figure, median, table } from '../harness/figures.ts';
import { startPeer } from '../harness/peer.ts';
import { click, message, step, text, type Workload } from '../harness/workloads.ts';

const STARTERS = [
  { label: 'floor: node:http', peer: 'floor', workload: text },
  { label: 'echo, no authentication', peer: 'bb-echo', workload: text },
  { label: 'text dialog, no authentication', peer: 'bb-dialog', workload: text },
  { label: '**desk**', peer: 'desk', workload: message },
] as const;

const MB = 1024 * 1024;

/** Time to the first answer, and heap over many turns. */
export async function startAndMemory(bench: Bench): Promise<string> {
  return [
    '### Cold start',
    await coldStart(bench),
    '### Memory of the desk as turns go by',
    await memory(bench),
  ].join('\n\n');
}

async function coldStart(bench: Bench): Promise<string> {
  const channel = await openChannel();
  const measured = STARTERS.map((starter) => ({
    ...starter,
    listens: [] as number[],
    answers: [] as number[],
    heap: [] as number[],
    rss: [] as number[],
  }));
  for (let round = 0; round < bench.rounds; round++) {
    bench.log(`cold start, round ${round + 1}`);
    for (const { peer: name, workload, listens, answers, heap, rss } of measured) {
      const startedAt = performance.now();
      const peer = await start(bench, name, channel.serviceUrl);
      await drive(targetOf(bench, peer.port, channel), workload, 1, { turns: 1 }, new Map());
      answers.push(performance.now() - startedAt);
      listens.push(peer.startedInMs);
      const usage = await peer.usage(true);
      heap.push(usage.heapBytes / MB);
      rss.push(usage.rssBytes / MB);
      await peer.close();
    }
  }
  channel.close();
  return table(
    ['Peer', 'listens after ms', 'first turn answered after ms', 'heap MB', 'RSS MB'],
    measured.map(({ label, listens, answers, heap, rss }) => [
      label,
      ...[listens, answers, heap, rss].map((figures) => figure(median(figures))),
    ]),
  );
}

async function memory(bench: Bench): Promise<string> {
  const channel = await openChannel();
  const peer = await start(bench, 'desk', channel.serviceUrl);
  const target = targetOf(bench, peer.port, channel);
  const workloads: readonly (readonly [Workload, Progress])[] = [
    [message, new Map()],
    [click, new Map()],
    [step, new Map()],
  ];
  const rows: string[][] = [];
  let turns = 0;
  const note = async (): Promise<void> => {
    const { heapBytes, rssBytes, listeners } = await peer.usage(true);
    const megabytes = [heapBytes, rssBytes].map((bytes) => figure(bytes / MB));
    rows.push([turns.toLocaleString('en'), ...megabytes, String(listeners)]);
  };
  await note();
  for (let part = 1; part <= 10; part++) {
    bench.log(`memory, ${turns} turns`);
    for (const [workload, progress] of workloads) {
      const some = Math.ceil(bench.soakTurns / 30);
      turns += (await drive(target, workload, 16, { turns: some }, progress)).turns;
    }
    await note();
  }
  await peer.close();
  channel.close();
  return table(['Turns', 'heap MB, collected', 'RSS MB', 'listeners'], rows);
}

async function start(bench: Bench, name: string, serviceUrl: string) {
  const folder = await bench.storeFolder();
  return startPeer(name, { trustUrl: bench.trust.url, serviceUrl, folder });
}

function targetOf(bench: Bench, port: number, channel: Awaited<ReturnType<typeof openChannel>>) {
  return { port, channel, token: bench.trust.inboundToken(channel.serviceUrl) };
}
