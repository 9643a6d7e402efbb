import { readNothing, runScript } from './cli/command-line.ts';

/** Starts the desk as in production: `npm start`. */

const HELP = `Starts the desk as configured by the environment, until it gets SIGTERM or SIGINT.

  npm start

README.md lists every variable. Without MicrosoftAppId the desk is in local mode: it listens on
loopback only and asks for no token.`;

await runScript({
  call: 'npm start',
  help: HELP,
  read: readNothing,
  run: async () => {
    await import('../bot/main.ts');
  },
});
