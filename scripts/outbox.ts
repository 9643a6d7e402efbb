import { runScript } from './cli/command-line.ts';
import { OUTBOX_HELP, readOutboxRequest } from './cli/outbox-options.ts';

/** Looks after what is still to be told: `npm run outbox -- --help`. */

await runScript({
  call: 'npm run outbox',
  help: OUTBOX_HELP,
  read: readOutboxRequest,
  run: async (request) => (await import('./cli/manage-outbox.ts')).manageOutbox(request),
});
