import { openChannel, type Channel } from '../harness/channel.ts';
import { drive, type Progress, type Target } from '../harness/drive.ts';
import { figure, median, ratios, spread, table } from '../harness/figures.ts';
import { startPeer, type Peer } from '../harness/peer.ts';
import { CONVERSATIONS } from '../harness/seed.ts';
import type { Bench } from '../harness/bench.ts';
import { click, message, step, text, type Workload } from '../harness/workloads.ts';

interface Entrant {
  readonly label: string;
  readonly peer: string;
  readonly way?: string;
  readonly workload: Workload;
}

const TEXT_DIALOG = 'text dialog, no authentication';
const STANDARD = 'bb-step';
const KEPT = 'kept-templates';

export const ENTRANTS: readonly Entrant[] = [
  { label: 'floor: node:http', peer: 'floor', workload: text },
  { label: 'echo, no authentication', peer: 'bb-echo', workload: text },
  { label: TEXT_DIALOG, peer: 'bb-dialog', workload: text },
  { label: 'standard bot, message', peer: STANDARD, workload: message },
  { label: 'kept templates, message', peer: STANDARD, way: KEPT, workload: message },
  { label: '**desk, message**', peer: 'desk', workload: message },
  { label: 'standard bot, card click', peer: STANDARD, workload: click },
  { label: 'kept templates, card click', peer: STANDARD, way: KEPT, workload: click },
  { label: '**desk, card click**', peer: 'desk', workload: click },
  { label: 'standard bot, step', peer: STANDARD, workload: step },
  { label: 'kept templates, step', peer: STANDARD, way: KEPT, workload: step },
  { label: '**desk, step**', peer: 'desk', workload: step },
];

const WARM_UP_TURNS = 600;

interface RunningEntrant extends Entrant {
  readonly running: Peer;
  readonly target: Target;
  readonly progress: Progress;
  readonly windows: Measured[];
}

interface Measured {
  readonly turnsPerSecond: number;
  readonly cpuMs: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly kilobytes: number;
}

/** Turns per second, CPU and allocation per turn at 1, 16 and 64 conversations. */
export async function turns(bench: Bench): Promise<string> {
  const channel = await openChannel();
  const parts: string[] = [];
  const entered: RunningEntrant[] = [];
  try {
    for (const entrant of ENTRANTS.filter(({ label }) => label.includes(bench.entrants)))
      entered.push(await enter(bench, channel, entrant));
    for (const conversations of [1, 16, CONVERSATIONS]) {
      for (let round = 1; round <= bench.rounds; round++) {
        bench.log(`turns, ${conversations} conversations, round ${round}`);
        for (const one of entered) one.windows.push(await measure(bench, one, conversations));
      }
      parts.push(`### ${conversations} at once`, tableOf(entered));
      for (const one of entered) one.windows.length = 0;
    }
  } finally {
    await Promise.all(entered.map(({ running }) => running.close()));
    channel.close();
  }
  return parts.join('\n\n');
}

async function enter(bench: Bench, channel: Channel, entrant: Entrant): Promise<RunningEntrant> {
  const { serviceUrl } = channel;
  const authenticates = entrant.workload !== text;
  const running = await startPeer(entrant.peer, {
    trustUrl: bench.trust.url,
    serviceUrl,
    way: entrant.way,
    profiles: bench.profiles,
    folder: entrant.peer === 'desk' ? await bench.storeFolder() : await bench.folder(),
  });
  const token = authenticates ? bench.trust.inboundToken(serviceUrl) : undefined;
  const target = { port: running.port, channel, token };
  // The desk accepts personal clicks only in a chat that a message has registered.
  if (authenticates)
    await drive(target, message, CONVERSATIONS, { turns: CONVERSATIONS }, new Map());
  const progress: Progress = new Map();
  const { p50Ms } = await drive(
    target,
    entrant.workload,
    CONVERSATIONS,
    { turns: WARM_UP_TURNS },
    progress,
  );
  bench.log(`warmed up: ${entrant.label}, ${p50Ms} ms`);
  return { ...entrant, running, target, progress, windows: [] };
}

async function measure(
  { windowMs }: Bench,
  { running, target, workload, progress }: RunningEntrant,
  conversations: number,
): Promise<Measured> {
  const allocated = await running.allocated();
  const before = await running.usage();
  const window = await drive(target, workload, conversations, { ms: windowMs }, progress);
  const after = await running.usage();
  const kilobytes = ((await running.allocated()) - allocated) / 1024;
  return {
    ...window,
    cpuMs: (after.cpuMs - before.cpuMs) / window.turns,
    kilobytes: kilobytes / window.turns,
  };
}

function tableOf(entered: readonly RunningEntrant[]): string {
  const rates = (is: (one: RunningEntrant) => boolean): readonly number[] =>
    entered.find(is)?.windows.map(({ turnsPerSecond }) => turnsPerSecond) ?? [];
  const textDialog = rates(({ label }) => label === TEXT_DIALOG);
  return table(
    [
      'Peer and turn',
      'turns/s',
      'of the text dialog',
      'of the standard bot',
      'of kept templates',
      'CPU ms a turn',
      'KB a turn',
      'p50 ms',
      'p99 ms',
    ],
    entered.map(({ label, workload, windows }) => {
      const mine = (what: keyof Measured): number[] => windows.map((window) => window[what]);
      const rate = mine('turnsPerSecond');
      const ofStandardBot = (way?: string): string =>
        workload === text
          ? ''
          : spread(
              ratios(
                rate,
                rates(
                  (one) => one.peer === STANDARD && one.way === way && one.workload === workload,
                ),
              ),
            );
      return [
        label,
        figure(median(rate)),
        spread(ratios(rate, textDialog)),
        ofStandardBot(),
        ofStandardBot(KEPT),
        figure(median(mine('cpuMs'))),
        figure(median(mine('kilobytes'))),
        figure(median(mine('p50Ms'))),
        figure(median(mine('p99Ms'))),
      ];
    }),
  );
}
