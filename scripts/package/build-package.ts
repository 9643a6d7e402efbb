import path from 'node:path';
import { writePackage } from './archive.ts';
import { packagePlaceholders, packageWarnings } from './settings.ts';

/** Builds the app package in dist/ from the environment. */
export async function buildPackage(): Promise<void> {
  const placeholders = packagePlaceholders(process.env);
  const file = await writePackage(path.resolve('dist'), placeholders);
  for (const warning of packageWarnings(placeholders)) console.error(`Warning: ${warning}`);
  console.log(
    `dist/${file} is ready: upload it in Teams (Apps → Manage your apps → Upload an app).`,
  );
}
