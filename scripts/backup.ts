import { readArguments, runScript, UsageError } from './cli/command-line.ts';

const HELP = `Copies the SQLite database of SQLITE_PATH to a new file while the desk runs, and checks the copy.
Cosmos DB is backed up by the service itself.

  npm run backup -- <new file>

Restore: stop the desk, put the file in the place of SQLITE_PATH, remove the files
ending in -wal and -shm beside it, and start the desk.`;

await runScript({
  call: 'npm run backup',
  help: HELP,
  read: readTarget,
  run: async (target) => (await import('./cli/back-up-store.ts')).backUpStore(target),
});

function readTarget(commandLine: readonly string[]): string | undefined {
  const { positionals } = readArguments(commandLine, {}, { positionals: true });
  if (positionals.length > 1) throw new UsageError('Name one file only.');
  return positionals[0];
}
