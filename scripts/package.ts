import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { appPackage, PackageInvalid } from './package-archive.ts';
import { PackageSettingsInvalid, packagePlaceholders } from './package-settings.ts';

/** Builds the Teams app package: `npm run package`. */

const file = 'dist/planning-services-desk.zip';

try {
  const zip = await appPackage(packagePlaceholders(process.env));
  const target = path.resolve(import.meta.dirname, '..', file);
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, zip);
  console.log(`${file} is ready: upload it in Teams (Apps → Manage your apps → Upload an app).`);
} catch (error) {
  if (!(error instanceof PackageSettingsInvalid || error instanceof PackageInvalid)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
