import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { makeDemoData } from '../../scripts/demo/data.ts';
import type { Documents } from '../../workflow/kernel/ports.ts';
import { openSqliteDocuments } from '../../storage/sqlite/open-sqlite-documents.ts';
import { openChannel } from '../harness/channel.ts';
import { localDesk } from '../harness/local-desk.ts';
import { seedOptions } from '../harness/seed-options.ts';
import { coverageOf, type Coverage } from './coverage.ts';
import { openReservation } from './reservation.ts';

/** Milliseconds; longer than the outbox polls after its last use. */
const IDLE_MS = 15_000;
/** Milliseconds after the start of a poll by which it has ended. */
const AFTER_POLL_MS = 200;

/**
 * Prints the files and functions that a committed click on Reserve runs, the second one in a
 * process.
 */
export async function measureWalk(list: boolean): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'desk-walk-'));
  const clock = { now: () => Date.now() };
  const documents = openSqliteDocuments({ path: path.join(folder, 'desk.sqlite'), clock });
  await makeDemoData(seedOptions(documents));
  const channel = await openChannel();
  const desk = await localDesk(folder, documents);
  try {
    const chat = { address: desk.address, serviceUrl: channel.serviceUrl };
    const wingtip = {
      domain: 'wingtip.example',
      engagement: 'windows-and-office',
      week: 1,
      days: 5,
    };
    const warmUp = await openReservation(chat, { voucherId: 'WDGT-4410', ...wingtip });
    await warmUp();
    const fabrikam = { domain: 'fabrikam.example', engagement: 'sharepoint', week: 8, days: 10 };
    const reserve = await openReservation(chat, { voucherId: 'FBRK-2718', ...fabrikam });
    await pause(IDLE_MS);
    await nextQuery(documents);
    await pause(AFTER_POLL_MS);
    const release = holdQueries(documents);
    print(await coverageOf(reserve), list);
    release();
  } finally {
    await desk.close();
    channel.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Resolves at the next poll: only polls query, the click reads single documents. */
function nextQuery(documents: Documents): Promise<void> {
  const find = documents.find.bind(documents);
  return new Promise((resolve) => {
    documents.find = (query) => {
      documents.find = find;
      resolve();
      return find(query);
    };
  });
}

/** Makes queries wait until the returned function is called: those of the outbox that a click wakes. */
function holdQueries(documents: Documents): () => void {
  const find = documents.find.bind(documents);
  const held = Promise.withResolvers<undefined>();
  documents.find = async (query) => {
    await held.promise;
    return find(query);
  };
  return () => {
    documents.find = find;
    held.resolve(undefined);
  };
}

function print(coverage: Coverage, list: boolean): void {
  const counts = [...coverage.values()].flat().map(({ calls }) => calls);
  const calls = counts.reduce((sum, count) => sum + count, 0);
  console.log(`${coverage.size} files, ${counts.length} functions, ${calls} calls`);
  const folders = Map.groupBy(coverage, ([file]) => path.dirname(file));
  for (const [folder, files] of folders) {
    const functions = files.reduce((sum, [, own]) => sum + own.length, 0);
    console.log(`  ${folder}: ${files.length} files, ${functions} functions`);
  }
  if (!list) return;
  for (const [file, functions] of coverage) {
    console.log(`\n${file}`);
    for (const { name, line, calls: count } of functions)
      console.log(`  ${line} ${name || '(anonymous)'} ${count}`);
  }
}
