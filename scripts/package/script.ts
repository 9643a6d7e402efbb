import { readNothing, type Script } from '../cli/command-line.ts';

const HELP = `Builds the Teams app package in dist/, and checks it offline.

  npm run package

It asks for MicrosoftAppId, PUBLIC_URL, PUBLISHER_NAME and PUBLISHER_URL in the environment;
TEAMS_APP_ID, PRIVACY_URL and TERMS_URL are optional.`;

export const packageScript = (
  environment: Readonly<Record<string, string | undefined>>,
  folder: string,
): Script<void> => ({
  call: 'npm run package',
  help: HELP,
  read: readNothing,
  run: async () => (await import('./build-package.ts')).buildPackage(environment, folder),
});
