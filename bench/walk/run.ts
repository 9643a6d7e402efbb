import { setFlagsFromString } from 'node:v8';
import { readArguments, runScript } from '../../scripts/cli/command-line.ts';

/** Measures how much of the desk's code one click runs: `npm run walk`. */

const HELP = `Counts the files and functions that one committed click on Reserve runs
(docs/architecture.md). Takes half a minute.

  npm run walk
  npm run walk -- --list    also each file with its functions and their calls`;

await runScript({
  call: 'npm run walk',
  help: HELP,
  read: (commandLine) =>
    readArguments(commandLine, { list: { type: 'boolean', default: false } }).values,
  run: async ({ list }) => {
    // Otherwise V8 omits functions with few earlier calls and functions that were collected.
    setFlagsFromString('--no-lazy-feedback-allocation');
    setFlagsFromString('--no-flush-bytecode');
    const { measureWalk } = await import('./measure.ts');
    await measureWalk(list);
  },
});
