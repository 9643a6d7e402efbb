import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { zipSync } from 'fflate';
import { ICON_SIZES, packageProblems } from './checks.ts';
import { appManifest, localisation, otherLanguages } from './manifest.ts';
import { recordPackage } from './record.ts';
import type { Placeholders } from './settings.ts';

/** The package would be refused by Teams; the message names everything at once. */
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

/** Zip files hold local time without a zone; a fixed one makes equal packages equal in every byte. */
const MODIFIED = new Date(2020, 5, 3);

/**
 * Writes the Teams app package into the folder: manifest, localisation files and icons, checked and
 * zipped. The same settings give the same bytes.
 * @returns the name of the file
 * @throws PackageInvalid
 * @throws PackageRefused
 */
export async function writePackage(folder: string, placeholders: Placeholders): Promise<string> {
  const files = packageFiles(placeholders);
  const problems = await packageProblems(files);
  if (problems.length > 0) throw new PackageInvalid(problems);
  recordPackage(folder, files);
  const zip = zipSync(Object.fromEntries(files), { mtime: MODIFIED, level: 9 });
  writeFileSync(path.join(folder, PACKAGE), zip);
  return PACKAGE;
}

/** The files of the package by their names. */
export function packageFiles(placeholders: Placeholders): ReadonlyMap<string, Uint8Array> {
  const folder = path.resolve(import.meta.dirname, '../../manifest');
  return new Map<string, Uint8Array>([
    ['manifest.json', jsonBytes(appManifest(placeholders))],
    ...otherLanguages.map((language): [string, Uint8Array] => [
      `${language}.json`,
      jsonBytes(localisation(language, placeholders)),
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
