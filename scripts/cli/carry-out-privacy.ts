import { randomUUID } from 'node:crypto';
import { erasePerson, type Erasure } from '../../bot/privacy/erase-person.ts';
import { exportPerson, type PersonExport } from '../../bot/privacy/export-person.ts';
import { loadProgramme } from '../../bot/config/programme-file.ts';
import { Desk } from '../../workflow/desk/desk.ts';
import type { Documents } from '../../workflow/kernel/ports.ts';
import { ScriptFailed } from './command-line.ts';
import { openExistingStore } from './existing-store.ts';
import type { PrivacyRequest } from './privacy-options.ts';
import { storeOfEnvironment } from './store-of-environment.ts';

const clock = { now: () => Date.now() };
const ids = { next: () => randomUUID() };

/** Exports or erases a person in the store of the environment and prints the result. */
export async function carryOutPrivacy({ action, tenantId, user }: PrivacyRequest): Promise<void> {
  const { storage, programmeFile, timeZone } = storeOfEnvironment();
  const readOnly = action === 'export';
  const documents = await openExistingStore({ storage, clock, ids, readOnly });
  try {
    await mustHaveTenant(documents, tenantId);
    if (action === 'export') printExport(await exportPerson(documents, tenantId, user));
    else
      printErasure(
        await erasePerson(
          { documents, ids, desk: await aDesk(documents, programmeFile, timeZone) },
          tenantId,
          user,
        ),
      );
  } finally {
    await documents.close();
  }
}

/** A mistyped tenant would look like one that stores nothing about the person. */
async function mustHaveTenant(documents: Documents, tenantId: string): Promise<void> {
  for (const kind of ['partner', 'person', 'voucher', 'parked'])
    if ((await documents.find({ kind, tenantId, limit: 1 })).documents.length > 0) return;
  throw new ScriptFailed(`The store has no tenant ${tenantId}: check --tenant.`);
}

async function aDesk(
  documents: Documents,
  programmeFile: string | undefined,
  timeZone: string,
): Promise<Desk> {
  const programme = await loadProgramme(programmeFile);
  const rolePolicy = { admins: [], everyoneIsAdmin: false };
  return new Desk({ documents, programme, clock, ids, timeZone, rolePolicy });
}

function printExport(exported: PersonExport): void {
  console.log(JSON.stringify(exported, undefined, 2));
  if (Object.keys(exported.kept).length === 0)
    console.error('Nothing about this person is stored, if --user is right.');
}

/** Prints counts and codes only, since the output may end up in a log. */
function printErasure({ pseudonym, rewritten, dropped, withdrawn, stillHeld }: Erasure): void {
  const found = [withdrawn, stillHeld, Object.keys(rewritten), Object.keys(dropped)].flat();
  if (found.length === 0)
    throw new ScriptFailed(
      'Nothing about this person was found, so nothing was erased: check --tenant and --user.',
    );
  const counted = (counts: Readonly<Record<string, number>>): string =>
    Object.entries(counts)
      .map(([kind, count]) => `${count} ${kind}`)
      .join(', ') || 'none';
  console.log(`Roles withdrawn: ${withdrawn.join(', ') || 'none'}`);
  console.log(`Deleted: ${counted(dropped)}`);
  console.log(`Rewritten with the pseudonym ${pseudonym.name}: ${counted(rewritten)}`);
  if (stillHeld.length > 0)
    console.log(
      `Roles still held, by the pseudonym only: ${stillHeld.join(', ')}; grant them to somebody else.`,
    );
  console.log('Not erased: histories and vouchers under the pseudonym; hashes of requests for 90');
  console.log('days; chats stored by Teams; names in typed prose without id or');
  console.log('address; earlier backups; ADMINS, if it names the person. See docs/privacy.md.');
}
