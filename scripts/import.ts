import { runScript } from './cli/command-line.ts';
import { IMPORT_HELP, readImportRequest } from './cli/import-options.ts';

/** Imports vouchers, team and records from a file: `npm run import -- --help`. */

await runScript({
  call: 'npm run import',
  help: IMPORT_HELP,
  read: readImportRequest,
  run: async (request) => (await import('./cli/import-file.ts')).runImportScript(request),
});
