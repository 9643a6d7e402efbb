import path from 'node:path';
import { openSqliteDocuments } from '../../storage/sqlite/open-sqlite-documents.ts';
import { DEMO_TENANT } from '../../scripts/demo/people.ts';
import type { Documents } from '../../workflow/kernel/ports.ts';
import { STATE_ID, stateKey, voucherPartition } from '../../workflow/records/records.ts';
import type { Voucher } from '../../workflow/voucher/voucher.ts';
import { aMessage } from '../harness/activities.ts';
import type { Bench } from '../harness/bench.ts';
import { openChannel } from '../harness/channel.ts';
import { drive } from '../harness/drive.ts';
import { figure, table } from '../harness/figures.ts';
import { localDesk } from '../harness/local-desk.ts';
import { benchVoucher } from '../harness/seed.ts';

const SIZES = [10, 1_000, 100_000] as const;
const COMMANDS = [
  'status BENCH-1000',
  'validate BENCH-1000',
  'history BENCH-1000',
  'next',
  'vouchers',
  'deadlines',
  'overview',
  'team',
  'eligibility',
  'help',
];
const TURNS = 15;
/** Concurrent writes. */
const CONCURRENT_WRITES = 64;

/** Median latency of each command for companies of three sizes. */
export async function growth(bench: Bench): Promise<string> {
  const channel = await openChannel();
  const columns: number[][] = [];
  for (const size of SIZES) {
    bench.log(`store, ${size} vouchers`);
    const folder = await bench.storeFolder();
    const file = path.join(folder, 'desk.sqlite');
    const documents = openSqliteDocuments({ path: file, clock: { now: () => Date.now() } });
    await multiply(documents, size);
    const desk = await localDesk(folder, documents);
    const target = { port: Number(new URL(desk.address).port), channel };
    const column: number[] = [];
    for (const command of COMMANDS) {
      const workload = {
        name: command,
        next: (conversation: number, _turn: number, serviceUrl: string) => ({
          activity: aMessage(conversation, serviceUrl, command),
          repliesByChannel: true,
          expects: 'AdaptiveCard',
        }),
      };
      const progress = new Map();
      await drive(target, workload, 1, { turns: 3 }, progress);
      column.push((await drive(target, workload, 1, { turns: TURNS }, progress)).p50Ms);
    }
    columns.push(column);
    await desk.close();
  }
  channel.close();
  return table(
    ['Command', ...SIZES.map((size) => `${size.toLocaleString('en')} vouchers`)],
    COMMANDS.map((command, row) => [
      command,
      ...columns.map((column) => figure(column[row] ?? NaN)),
    ]),
  );
}

/** Copies one voucher until there are this many; the existing ones count. */
async function multiply(documents: Documents, size: number): Promise<void> {
  const key = stateKey(voucherPartition(DEMO_TENANT, benchVoucher(0)));
  const original = await documents.read<Voucher>(key);
  if (original === undefined) return;
  const { kind, index, body } = original;
  const copy = async (number: number): Promise<void> => {
    const voucherId = `COPY-${number}`;
    await documents.commit(voucherPartition(DEMO_TENANT, voucherId), [
      {
        op: 'create',
        id: STATE_ID,
        kind,
        index: { ...index, voucherId },
        body: { ...body, voucherId },
      },
    ]);
  };
  for (let from = 0; from < size; from += CONCURRENT_WRITES)
    await Promise.all(
      Array.from({ length: Math.min(CONCURRENT_WRITES, size - from) }, (_, at) => copy(from + at)),
    );
}
