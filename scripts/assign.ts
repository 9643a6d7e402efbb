import { assignScript } from './assign/script.ts';
import { runScript } from './cli/command-line.ts';

/** Sends one signed event to the desk: `npm run assign -- --help`. */

await runScript(assignScript(process.env));
