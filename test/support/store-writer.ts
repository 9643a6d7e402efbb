import { randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import { openDocuments, type StorageSettings } from '../../storage/open-documents.ts';
import { StoreUnavailable } from '../../workflow/kernel/ports.ts';

/**
 * Writes to a store until killed or done: `node store-writer.ts <storage settings as JSON> <name>
 * <count>`. Each commit creates two documents and increments a counter shared with other writers.
 * Prints a line per acknowledged commit.
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

/** Resolves to true if committed. A repeated commit must not count twice. */
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
