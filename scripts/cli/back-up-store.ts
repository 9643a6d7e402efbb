import { backUp } from '../../storage/sqlite/back-up.ts';
import { StorageError } from '../../storage/storage-error.ts';
import { ScriptFailed } from './command-line.ts';
import { mustExist, unusable } from './existing-store.ts';
import { storeOfEnvironment } from './store-of-environment.ts';

/**
 * Copies the SQLite database of the environment to a new file.
 * @throws ScriptFailed if the target or the database is missing, or the store is not SQLite
 */
export function backUpStore(to: string | undefined): void {
  // Checked first: a scheduled backup without a target must fail for every kind of store.
  if (to === undefined)
    throw new ScriptFailed('Name the file to copy to: npm run backup -- <new file>');
  if (process.env['STORAGE'] === 'cosmos')
    throw new ScriptFailed(
      'STORAGE is cosmos, and Cosmos DB is backed up by the service itself: nothing was copied.',
    );
  const { storage } = storeOfEnvironment();
  if (storage.kind !== 'sqlite') return;
  mustExist(storage.path);
  const documents = copied(storage.path, to);
  console.log(`${documents} documents of ${storage.path} copied to ${to} and checked`);
}

function copied(from: string, to: string): number {
  try {
    return backUp({ from, to });
  } catch (error) {
    throw error instanceof StorageError ? error : unusable(from, error);
  }
}
