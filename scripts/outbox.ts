import { runScript } from './cli/command-line.ts';
import { OUTBOX_HELP, readOutboxRequest } from './cli/outbox-options.ts';

/** Lists, retries and deletes outbox rows: `npm run outbox -- --help`. */

await runScript({
  call: 'npm run outbox',
  help: OUTBOX_HELP,
  read: readOutboxRequest,
  run: async (request) => (await import('./cli/manage-outbox.ts')).manageOutbox(request),
});
