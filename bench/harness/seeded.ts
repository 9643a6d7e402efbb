import { openSqliteDocuments } from '../../storage/sqlite/open-sqlite-documents.ts';
import type { Documents } from '../../workflow/kernel/ports.ts';
import { seedOptions } from './seed-options.ts';
import { seedVouchers } from './seed.ts';

/** An SQLite store with the vouchers of a bench in it. */
export async function seeded(path: string, count?: number): Promise<Documents> {
  const documents = openSqliteDocuments({ path, clock: { now: () => Date.now() } });
  await seedVouchers(seedOptions(documents), count);
  return documents;
}
