import { loadProgramme } from '../../bot/config/programme-file.ts';
import { writePackage } from './archive.ts';
import { packagePlaceholders, packageWarnings } from './settings.ts';

/** Builds the app package in the folder; prints its name and any warnings. */
export async function buildPackage(
  environment: Readonly<Record<string, string | undefined>>,
  folder: string,
): Promise<void> {
  const placeholders = packagePlaceholders(environment);
  const programme = await loadProgramme(environment.PROGRAMME_FILE);
  const file = await writePackage(folder, placeholders, programme);
  for (const warning of packageWarnings(placeholders)) console.error(`Warning: ${warning}`);
  console.log(
    `dist/${file} is ready: upload it in Teams (Apps → Manage your apps → Upload an app).`,
  );
}
