import { openSqliteDocuments } from '../../storage/sqlite/open-sqlite-documents.ts';
import type { Documents } from '../../workflow/kernel/ports.ts';
import { seedOptions } from './seed-options.ts';
import { seedVouchers } from './seed.ts';

/** Opens an SQLite store and seeds the bench's vouchers. */
export async function seeded(path: string, count?: number): Promise<Documents> {
  const documents = openSqliteDocuments({ path, clock: { now: () => Date.now() } });
  await seedVouchers(seedOptions(documents), count);
  return documents;
}
