import { backUp } from '../../storage/sqlite/back-up.ts';
import { StorageError } from '../../storage/storage-error.ts';
import { ScriptFailed } from './command-line.ts';
import { mustExist, unusable } from './existing-store.ts';
import { storeOfEnvironment } from './store-of-environment.ts';

/**
 * Copies the SQLite database of the environment to a new file.
 * @throws ScriptFailed without a target, without a database, and for another kind of store.
 */
export function backUpStore(to: string | undefined): void {
  // A scheduled job without a target has failed, whatever else is in order.
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
