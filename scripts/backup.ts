import { readConfig } from '../bot/config/from-environment.ts';
import { backUp } from '../storage/sqlite/back-up.ts';

/**
 * `npm run backup -- <file>`: copies the SQLite database of SQLITE_PATH to a new file while the
 * desk runs, and checks the copy. Cosmos DB is backed up by the service itself.
 */
const [to] = process.argv.slice(2);
const { storage } = readConfig({ SQLITE_PATH: process.env['SQLITE_PATH'] });
if (to === undefined || to.startsWith('-') || storage.kind !== 'sqlite') {
  console.log('Usage: npm run backup -- <new file>');
  console.log('Restore: stop the desk, put the file in the place of SQLITE_PATH, remove the files');
  console.log('ending in -wal and -shm beside it, and start the desk.');
} else {
  try {
    const documents = backUp({ from: storage.path, to });
    console.log(`${documents} documents of ${storage.path} copied to ${to} and checked`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}
