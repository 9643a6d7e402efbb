import { setTimeout as pause } from 'node:timers/promises';
import { aCosmos } from '../../test/support/cosmos.ts';
import type { Bench } from '../harness/bench.ts';
import { openChannel } from '../harness/channel.ts';
import { drive, type Progress } from '../harness/drive.ts';
import { figure, table } from '../harness/figures.ts';
import { localDesk } from '../harness/local-desk.ts';
import { seedOptions } from '../harness/seed-options.ts';
import { seedVouchers } from '../harness/seed.ts';
import { click, message, step } from '../harness/workloads.ts';

const TURNS = 20;

/** Counts requests at the Cosmos DB stub, which receives those of the real SDK. */
export async function requestsPerTurn(bench: Bench): Promise<string> {
  const cosmos = await aCosmos();
  let units = 0;
  const documents = await cosmos.connect({ onCharge: (charge) => (units += charge) });
  await seedVouchers(seedOptions(documents), 1);
  const channel = await openChannel();
  const desk = await localDesk(await bench.folder(), documents);
  const target = { port: Number(new URL(desk.address).port), channel };
  const rows: string[][] = [];
  for (const workload of [message, click, step]) {
    bench.log(`store, ${workload.name}`);
    const progress: Progress = new Map();
    await drive(target, workload, 1, { turns: 2 }, progress);
    await pause(200);
    const { requests } = cosmos.endpoint;
    requests.length = 0;
    units = 0;
    await drive(target, workload, 1, { turns: TURNS }, progress);
    // Waits for the turn's background work.
    await pause(200);
    const count = (kind: string): string =>
      figure(requests.filter((one) => one === kind).length / TURNS);
    rows.push([
      workload.name,
      count('read'),
      count('batch'),
      count('query'),
      figure(units / TURNS),
    ]);
  }
  await desk.close();
  await cosmos.close();
  channel.close();
  return table(['Turn', 'reads', 'batches', 'queries', 'RU'], rows);
}
