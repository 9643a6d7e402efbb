import type { Script } from '../cli/command-line.ts';
import { ASSIGN_HELP } from './help.ts';
import { readAssignRequest, type AssignRequest } from './options.ts';
import type { Environment } from './target.ts';

export const assignScript = (environment: Environment): Script<AssignRequest> => ({
  call: 'npm run assign',
  help: ASSIGN_HELP,
  read: readAssignRequest,
  run: async (request) => (await import('./send-event.ts')).sendEvent(request, environment),
});
