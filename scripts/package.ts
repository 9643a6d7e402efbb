import path from 'node:path';
import { PackageInvalid, writePackage } from './package-archive.ts';
import { PackageRefused } from './package-record.ts';
import {
  PackageSettingsInvalid,
  packagePlaceholders,
  packageWarnings,
} from './package-settings.ts';

/** Builds the Teams app package: `npm run package`. */

try {
  const placeholders = packagePlaceholders(process.env);
  const file = await writePackage(path.resolve('dist'), placeholders);
  for (const warning of packageWarnings(placeholders)) console.error(`Warning: ${warning}`);
  console.log(
    `dist/${file} is ready: upload it in Teams (Apps → Manage your apps → Upload an app).`,
  );
} catch (error) {
  if (!isExpected(error)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

function isExpected(error: unknown): error is Error {
  return [PackageSettingsInvalid, PackageInvalid, PackageRefused].some(
    (expected) => error instanceof expected,
  );
}
