import { runScript } from './cli/command-line.ts';
import { PRIVACY_HELP, readRequest } from './cli/privacy-options.ts';

/** Exports or erases one person's data: `npm run privacy -- --help`. */

await runScript({
  call: 'npm run privacy',
  help: PRIVACY_HELP,
  read: readRequest,
  run: async (request) => (await import('./cli/carry-out-privacy.ts')).carryOutPrivacy(request),
});
