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
  readonly workload: Workload;
  /** Whose turns per second its own are held against, besides the text dialog's. */
  readonly against?: string;
}

const TEXT_DIALOG = 'text dialog, no authentication';

export const ENTRANTS: readonly Entrant[] = [
  { label: 'floor: node:http', peer: 'floor', workload: text },
  { label: 'echo, no authentication', peer: 'bb-echo', workload: text },
  { label: TEXT_DIALOG, peer: 'bb-dialog', workload: text },
  { label: 'standard bot, message', peer: 'bb-step', workload: message },
  {
    label: '**desk, message**',
    peer: 'desk',
    workload: message,
    against: 'standard bot, message',
  },
  { label: 'standard bot, card click', peer: 'bb-step', workload: click },
  {
    label: '**desk, card click**',
    peer: 'desk',
    workload: click,
    against: 'standard bot, card click',
  },
  { label: 'standard bot, step', peer: 'bb-step', workload: step },
  { label: '**desk, step**', peer: 'desk', workload: step, against: 'standard bot, step' },
];

const WARM_UP_TURNS = 600;

interface Entered extends Entrant {
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

/** Turns per second, CPU and allocation a turn at 1, 16 and 64 conversations. */
export async function turns(bench: Bench): Promise<string> {
  const channel = await openChannel();
  const parts: string[] = [];
  const entered: Entered[] = [];
  try {
    for (const entrant of ENTRANTS.filter(({ label }) => label.includes(bench.entrants)))
      entered.push(await enter(bench, channel, entrant));
    for (const conversations of [1, 16, CONVERSATIONS]) {
      for (let round = 1; round <= bench.rounds; round++) {
        bench.say(`turns, ${conversations} conversations, round ${round}`);
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

async function enter(bench: Bench, channel: Channel, entrant: Entrant): Promise<Entered> {
  const { serviceUrl } = channel;
  const authenticates = entrant.workload !== text;
  const running = await startPeer(entrant.peer, {
    trustUrl: bench.trust.url,
    serviceUrl,
    profiles: bench.profiles,
    folder: entrant.peer === 'desk' ? await bench.storeFolder() : await bench.folder(),
  });
  const token = authenticates ? bench.trust.inboundToken(serviceUrl) : undefined;
  const target = { port: running.port, channel, token };
  const progress: Progress = new Map();
  const { p50Ms } = await drive(
    target,
    entrant.workload,
    CONVERSATIONS,
    { turns: WARM_UP_TURNS },
    progress,
  );
  bench.say(`warmed up: ${entrant.label}, ${p50Ms} ms`);
  return { ...entrant, running, target, progress, windows: [] };
}

async function measure(
  { windowMs }: Bench,
  { running, target, workload, progress }: Entered,
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

function tableOf(entered: readonly Entered[]): string {
  const of = (label: string | undefined, what: keyof Measured): number[] | undefined =>
    entered.find((one) => one.label === label)?.windows.map((window) => window[what]);
  return table(
    [
      'Peer and turn',
      'turns/s',
      'of the text dialog',
      'of the standard bot',
      'CPU ms a turn',
      'KB a turn',
      'p50 ms',
      'p99 ms',
    ],
    entered.map(({ label, against }) => {
      const mine = (what: keyof Measured): number[] => of(label, what) ?? [];
      const rate = mine('turnsPerSecond');
      return [
        label,
        figure(median(rate)),
        spread(ratios(rate, of(TEXT_DIALOG, 'turnsPerSecond'))),
        against === undefined ? '' : spread(ratios(rate, of(against, 'turnsPerSecond'))),
        figure(median(mine('cpuMs'))),
        figure(median(mine('kilobytes'))),
        figure(median(mine('p50Ms'))),
        figure(median(mine('p99Ms'))),
      ];
    }),
  );
}
