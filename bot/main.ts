import { ProgrammeInvalid } from '../workflow/programme/load.ts';
import { StoreUnavailable } from '../workflow/ports.ts';
import { ConfigInvalid, readConfig } from './config-from-environment.ts';
import { CannotListen } from './http.ts';
import { startDesk } from './wiring.ts';

/** `npm start`: the desk as configured by the environment, until it is told to stop. */

/** What an operator can mend: told in one message instead of a stack. */
const MENDABLE = [ConfigInvalid, ProgrammeInvalid, CannotListen, StoreUnavailable];

try {
  const desk = await startDesk({ config: readConfig(process.env) });
  const stop = (): void => void desk.close().then(() => process.exit(0));
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
} catch (error) {
  if (!MENDABLE.some((kind) => error instanceof kind)) throw error;
  console.error((error as Error).message);
  process.exitCode = 1;
}
