import { readNothing, runScript } from './cli/command-line.ts';

const HELP = `Builds the Teams app package in dist/, and checks it offline.

  npm run package

It asks for MicrosoftAppId, PUBLIC_URL, PUBLISHER_NAME and PUBLISHER_URL in the environment;
TEAMS_APP_ID, PRIVACY_URL and TERMS_URL are optional.`;

await runScript({
  call: 'npm run package',
  help: HELP,
  read: readNothing,
  run: async () => (await import('./package/build-package.ts')).buildPackage(),
});
