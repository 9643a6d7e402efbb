import { randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import { openDocuments, type StorageSettings } from '../../storage/open-documents.ts';
import { StoreUnavailable } from '../../workflow/kernel/ports.ts';

/**
 * A process that writes to a store until it is killed or has written enough:
 * `node store-writer.ts <storage settings as JSON> <name> <count>`. Each of its commits makes two
 * documents and adds one to a counter that it shares with other writers; what was acknowledged it
 * prints, a line each.
 */
const [settings = '', name = '', count = ''] = process.argv.slice(2);
const documents = await openDocuments({
  storage: JSON.parse(settings) as StorageSettings,
  clock: { now: () => 0 },
  ids: { next: () => randomUUID() },
});
const partition = { tenantId: 'contoso', aggregateId: 'shared' };

for (let n = 0; n < Number(count); n++) {
  while (!(await commitOne(n)));
  writeSync(1, `${n}\n`);
}
await documents.close();

/** Whether it is done; as a command that is sent again, it must not be done twice. */
async function commitOne(n: number): Promise<boolean> {
  try {
    const counter = await documents.read<number>({ ...partition, id: 'counter' });
    const one = { id: 'counter', kind: 'counter', body: (counter?.body ?? 0) + 1 };
    const result = await documents.commit(partition, [
      { op: 'create', id: `${name}:${n}:first`, kind: 'half', body: 'x'.repeat(2_000) },
      counter ? { op: 'replace', ...one, ifMatch: counter.etag } : { op: 'create', ...one },
      { op: 'create', id: `${name}:${n}:second`, kind: 'half', body: 'x'.repeat(2_000) },
    ]);
    return result.ok || (result.conflict === 'exists' && result.at === 0);
  } catch (error) {
    if (error instanceof StoreUnavailable) return false;
    throw error;
  }
}
