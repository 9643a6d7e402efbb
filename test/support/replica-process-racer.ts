import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { openDocuments, type StorageSettings } from '../../storage/open-documents.ts';
import { addDays } from '../../workflow/kernel/day.ts';
import { Desk } from '../../workflow/desk/desk.ts';
import { StoreUnavailable } from '../../workflow/kernel/ports.ts';
import { defaultProgramme } from '../../workflow/programme/load.ts';
import { voucherKey } from './a-voucher.ts';
import { today } from './partner.ts';

/** The outcome of one change. */
export interface RaceResult {
  readonly commandId: string;
  readonly kind: string;
  readonly replayed: boolean;
}

/**
 * Requests many concurrent changes of one voucher, with the same ids as another process: `node
 * replica-process-racer.ts <storage settings as JSON> <count>`. Prints `ready`, starts on input,
 * and prints each outcome. Every other change has the voucher's initial revision, as a click on an
 * old card.
 */
const [settings = '', count = ''] = process.argv.slice(2);
const clock = { now: () => Date.parse(`${today}T10:00:00Z`) };
const ids = { next: () => randomUUID() };
const storage = JSON.parse(settings) as StorageSettings;
const documents = await openDocuments({ storage, clock, ids });
const rolePolicy = { admins: [], everyoneIsAdmin: false };
const timeZone = 'Europe/Berlin';
const programme = defaultProgramme;
const desk = new Desk({ documents, programme, clock, ids, timeZone, rolePolicy });

async function change(n: number): Promise<RaceResult> {
  const commandId = `change-${n}`;
  const request = {
    ...voucherKey,
    commandId,
    by: { kind: 'customer' } as const,
    command: { name: 'change-expiry', expiresAt: addDays(today, 60 + n) } as const,
    ...(n % 2 === 0 && { revision: 1 }),
  };
  try {
    const outcome = await desk.changeVoucher(request);
    const replayed = outcome.kind === 'done' && outcome.replayed;
    return { commandId, kind: outcome.kind, replayed };
  } catch (error) {
    if (error instanceof StoreUnavailable) return { commandId, kind: error.code, replayed: false };
    throw error;
  }
}

console.log('ready');
await once(process.stdin, 'data');
const all = await Promise.all(Array.from({ length: Number(count) }, (_, n) => change(n)));
for (const raced of all) console.log(JSON.stringify(raced));
await documents.close();
process.exit(0);
