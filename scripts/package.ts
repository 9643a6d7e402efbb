import path from 'node:path';
import { readNothing, runScript } from './cli/command-line.ts';
import { writePackage } from './package/archive.ts';
import { packagePlaceholders, packageWarnings } from './package/settings.ts';

const HELP = `Builds the Teams app package in dist/, and checks it offline.

  npm run package

It asks for MicrosoftAppId, PUBLIC_URL, PUBLISHER_NAME and PUBLISHER_URL in the environment;
TEAMS_APP_ID, PRIVACY_URL and TERMS_URL are optional.`;

await runScript({ call: 'npm run package', help: HELP, read: readNothing, run: build });

async function build(): Promise<void> {
  const placeholders = packagePlaceholders(process.env);
  const file = await writePackage(path.resolve('dist'), placeholders);
  for (const warning of packageWarnings(placeholders)) console.error(`Warning: ${warning}`);
  console.log(
    `dist/${file} is ready: upload it in Teams (Apps → Manage your apps → Upload an app).`,
  );
}
