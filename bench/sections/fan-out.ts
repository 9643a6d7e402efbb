import type { Bench } from '../harness/bench.ts';
import { openChannel } from '../harness/channel.ts';
import { figure, median, ratios, spread, table } from '../harness/figures.ts';
import { startPeer, type Peer } from '../harness/peer.ts';

interface Sender {
  readonly label: string;
  readonly peer: string;
  readonly way?: string;
  /** True if it sends outbox rows, which must be created first. */
  readonly usesOutbox?: true;
  /** Label of the sender of the same message with sixteen in flight. */
  readonly pool?: string;
  /** Number of messages per window, by connector latency in milliseconds. */
  readonly counts: Readonly<Record<0 | 50, number>>;
}

const FLOOR = 'floor: node:http, 16 at once';
const POOL = 'pool of 16';
const POOL_OF_CARDS = 'pool of 16, the same card';

const SENDERS: readonly Sender[] = [
  { label: FLOOR, peer: 'fan-out-floor', counts: { 0: 2000, 50: 640 } },
  { label: 'sample loop', peer: 'fan-out-bb', way: '1 text', counts: { 0: 500, 50: 20 } },
  { label: POOL, peer: 'fan-out-bb', way: '16 text', counts: { 0: 2000, 50: 640 } },
  {
    label: POOL_OF_CARDS,
    peer: 'fan-out-bb',
    way: '16 card',
    counts: { 0: 300, 50: 640 },
  },
  {
    label: '**outbox, the same text**',
    peer: 'fan-out-outbox',
    usesOutbox: true,
    pool: POOL,
    counts: { 0: 2000, 50: 640 },
  },
  {
    label: '**desk**',
    peer: 'fan-out-desk',
    usesOutbox: true,
    pool: POOL_OF_CARDS,
    counts: { 0: 2000, 50: 640 },
  },
];

/**
 * Proactive messages per second. The desk sends from its durable outbox with the limits of Teams
 * off.
 */
export async function fanOut(bench: Bench): Promise<string> {
  const parts: string[] = [];
  for (const latencyMs of [0, 50] as const)
    parts.push(`### ${latencyMs} ms until the connector answers`, await at(latencyMs, bench));
  return parts.join('\n\n');
}

async function at(latencyMs: 0 | 50, bench: Bench): Promise<string> {
  const channel = await openChannel(latencyMs);
  const running: { sender: Sender; peer: Peer; rates: number[]; cpu: number[] }[] = [];
  try {
    for (const sender of SENDERS) {
      const { serviceUrl } = channel;
      const folder = await bench.folder();
      const { way } = sender;
      const { profiles } = bench;
      const peer = await startPeer(sender.peer, { serviceUrl, folder, way, profiles });
      running.push({ sender, peer, rates: [], cpu: [] });
    }
    // Round 0 is the warm-up.
    for (let round = 0; round <= bench.rounds; round++) {
      bench.log(`fan-out, ${latencyMs} ms, round ${round}`);
      for (const { sender, peer, rates, cpu } of running) {
        const count = sender.counts[latencyMs];
        if (sender.usesOutbox) await peer.notify(-count);
        const before = await peer.usage(true);
        const startedAt = performance.now();
        await peer.notify(count);
        const seconds = (performance.now() - startedAt) / 1000;
        const after = await peer.usage();
        if (round === 0) continue;
        rates.push(count / seconds);
        cpu.push((after.cpuMs - before.cpuMs) / count);
      }
    }
  } finally {
    await Promise.all(running.map(({ peer }) => peer.close()));
    channel.close();
  }
  const of = (label: string | undefined) =>
    running.find(({ sender }) => sender.label === label)?.rates;
  const [pool, floor] = [of(POOL), of(FLOOR)];
  return table(
    [
      'Sender',
      'notices/s',
      'of the pool sending the same',
      'of the pool',
      'of the floor',
      'CPU ms a notice',
    ],
    running.map(({ sender, rates, cpu }) => [
      sender.label,
      figure(median(rates)),
      sender.pool === undefined ? '' : spread(ratios(rates, of(sender.pool))),
      spread(ratios(rates, pool)),
      spread(ratios(rates, floor)),
      figure(median(cpu)),
    ]),
  );
}
