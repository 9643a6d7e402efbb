import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { zipSync } from 'fflate';
import { defaultProgramme } from '../../workflow/programme/load.ts';
import { ICON_SIZES, packageProblems } from './checks.ts';
import { appManifest, localisation, otherLanguages } from './manifest.ts';
import { recordPackage } from './record.ts';
import type { Placeholders } from './settings.ts';

/** Teams would refuse the package; the message lists all problems. */
class PackageInvalid extends Error {
  readonly code = 'package-invalid';
  constructor(problems: readonly string[]) {
    super(
      ['Teams would refuse the app package:', ...problems.map((one) => `  - ${one}`)].join('\n'),
    );
    this.name = 'PackageInvalid';
  }
}

const PACKAGE = 'planning-services-desk.zip';

/** A fixed modification time makes packages reproducible. Zip stores local time without a zone. */
const MODIFIED = new Date(2020, 5, 3);

/**
 * Checks the manifest, localisation files and icons and zips them into the folder. Reproducible:
 * the same settings give the same bytes.
 * @returns the file name
 * @throws PackageInvalid
 * @throws PackageRefused
 */
export async function writePackage(
  folder: string,
  placeholders: Placeholders,
  programme = defaultProgramme,
): Promise<string> {
  const files = packageFiles(placeholders, programme);
  const problems = await packageProblems(files);
  if (problems.length > 0) throw new PackageInvalid(problems);
  recordPackage(folder, files);
  const zip = zipSync(Object.fromEntries(files), { mtime: MODIFIED, level: 9 });
  writeFileSync(path.join(folder, PACKAGE), zip);
  return PACKAGE;
}

export function packageFiles(
  placeholders: Placeholders,
  programme = defaultProgramme,
): ReadonlyMap<string, Uint8Array> {
  const folder = path.resolve(import.meta.dirname, '../../manifest');
  return new Map<string, Uint8Array>([
    ['manifest.json', jsonBytes(appManifest(placeholders, programme))],
    ...otherLanguages.map((language): [string, Uint8Array] => [
      `${language}.json`,
      jsonBytes(localisation(language, placeholders, programme)),
    ]),
    ...Object.keys(ICON_SIZES).map((icon): [string, Uint8Array] => [
      icon,
      readFileSync(path.join(folder, icon)),
    ]),
  ]);
}

function jsonBytes(value: object): Uint8Array {
  return Buffer.from(`${JSON.stringify(value, undefined, 2)}\n`);
}
