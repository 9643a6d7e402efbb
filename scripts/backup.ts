import { backUp } from '../storage/sqlite/back-up.ts';
import { StorageError } from '../storage/storage-error.ts';
import { readArguments, runScript, ScriptFailed, UsageError } from './cli/command-line.ts';
import { mustExist, unusable } from './cli/existing-store.ts';
import { storeOfEnvironment } from './cli/store-of-environment.ts';

const HELP = `Copies the SQLite database of SQLITE_PATH to a new file while the desk runs, and checks the copy.
Cosmos DB is backed up by the service itself.

  npm run backup -- <new file>

Restore: stop the desk, put the file in the place of SQLITE_PATH, remove the files
ending in -wal and -shm beside it, and start the desk.`;

await runScript({ call: 'npm run backup', help: HELP, read: readTarget, run: copyTo });

function readTarget(commandLine: readonly string[]): string | undefined {
  const { positionals } = readArguments(commandLine, {}, { positionals: true });
  if (positionals.length > 1) throw new UsageError('One file is enough.');
  return positionals[0];
}

function copyTo(to: string | undefined): void {
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
