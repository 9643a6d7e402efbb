import { readNothing, type Script } from '../cli/command-line.ts';

const HELP = `Builds the Teams app package in dist/, and checks it offline.

  npm run package

Required in the environment: MicrosoftAppId, PUBLISHER_NAME and PUBLISHER_URL. Optional:
TEAMS_APP_ID, PRIVACY_URL, TERMS_URL, PARTNER_ID, PUBLISHER_DOCS_URL and PROGRAMME_FILE.`;

export const packageScript = (
  environment: Readonly<Record<string, string | undefined>>,
  folder: string,
): Script<void> => ({
  call: 'npm run package',
  help: HELP,
  read: readNothing,
  run: async () => (await import('./build-package.ts')).buildPackage(environment, folder),
});
