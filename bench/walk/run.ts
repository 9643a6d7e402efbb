import { setFlagsFromString } from 'node:v8';
import { readArguments, runScript } from '../../scripts/cli/command-line.ts';

/** `npm run walk`: how much of the desk's code one click runs. */

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
    // Else V8 counts neither a function that ran only a few times before nor one that was collected.
    setFlagsFromString('--no-lazy-feedback-allocation');
    setFlagsFromString('--no-flush-bytecode');
    const { measureWalk } = await import('./measure.ts');
    await measureWalk(list);
  },
});
