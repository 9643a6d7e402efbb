import { readArguments, runScript } from '../../scripts/cli/command-line.ts';

/** Counts the sentences that the desk reads rightly: `npm run sentences`. */

const HELP = `Reads the sentences of test/bot/utterance/sentences.tsv with the vouchers and people of
the demo, and counts the right, uncertain, wrong and dangerous readings; so for those of
held-out.tsv, on which nothing is tuned. Dangerous: a step begins for a negation, for a question it
does not answer, or for a text about something else.

  npm run sentences
  npm run sentences -- --list    also each sentence that is not read completely, but none held out`;

await runScript({
  call: 'npm run sentences',
  help: HELP,
  read: (commandLine) =>
    readArguments(commandLine, { list: { type: 'boolean', default: false } }).values,
  // Loading the desk takes a second.
  run: async ({ list }) => (await import('./score.ts')).printScore(list),
});
