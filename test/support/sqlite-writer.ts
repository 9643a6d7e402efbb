import { writeSync } from 'node:fs';
import { openSqliteDocuments } from '../../storage/sqlite/open-sqlite-documents.ts';

/**
 * A process that writes to a SQLite file until it is killed or has written enough:
 * `node sqlite-writer.ts <file> <name> <count>`. Each of its commits makes two documents and adds
 * one to a counter that it shares with other writers; what was acknowledged it prints, a line each.
 */
const [file = '', name = '', count = ''] = process.argv.slice(2);
const documents = openSqliteDocuments({ path: file, clock: { now: () => 0 } });
const partition = { tenantId: 'contoso', aggregateId: 'shared' };

for (let n = 0; n < Number(count); n++) {
  while (!(await commitOne(n)));
  writeSync(1, `${n}\n`);
}
await documents.close();

async function commitOne(n: number): Promise<boolean> {
  const counter = await documents.read<number>({ ...partition, id: 'counter' });
  const one = { id: 'counter', kind: 'counter', body: (counter?.body ?? 0) + 1 };
  const result = await documents.commit(partition, [
    { op: 'create', id: `${name}:${n}:first`, kind: 'half', body: 'x'.repeat(2_000) },
    counter ? { op: 'replace', ...one, ifMatch: counter.etag } : { op: 'create', ...one },
    { op: 'create', id: `${name}:${n}:second`, kind: 'half', body: 'x'.repeat(2_000) },
  ]);
  return result.ok;
}
