import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The licence texts of all packages with a file in the bundle, which have to go with it. */
export function licencesOf(root: string, inputs: readonly string[]): string {
  const folders = new Set(inputs.flatMap((file) => packageOf(file) ?? []));
  return [...folders]
    .toSorted()
    .map((folder) => licenceOf(path.join(root, folder)))
    .join('\n\n');
}

/** `node_modules/a/node_modules/@b/c` of a file in that package. */
const packageOf = (file: string): string | undefined =>
  /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/u.exec(file)?.[0];

function licenceOf(folder: string): string {
  const manifest = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as Manifest;
  const { license = 'see the text below', name, version } = manifest;
  const files = existsSync(folder) ? readdirSync(folder) : [];
  const texts = files
    .filter((file) => /^(?:licen[cs]e|copying|notice)/iu.test(file))
    .map((file) => readFileSync(path.join(folder, file), 'utf8').trim());
  return [`## ${name}@${version} (${license})`, ...texts].join('\n\n');
}

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
}
