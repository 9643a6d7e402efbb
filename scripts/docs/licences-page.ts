/** The parts of the lock file that name production packages and their licences. */
export interface LockFile {
  readonly packages: Readonly<Record<string, LockedPackage>>;
}

interface LockedPackage {
  readonly version?: string;
  readonly license?: string;
  readonly dev?: true;
}

export interface Dependency {
  readonly name: string;
  readonly version: string;
  /** SPDX expression. */
  readonly licence: string;
}

/** For packages without a licence in package.json; taken from their LICENSE file or README. */
const READ_BY_HAND: Readonly<Record<string, string>> = {
  'cldrjs@0.5.5': 'MIT',
  'escape-regexp-component@1.0.2': 'MIT',
  'jspath@0.4.0': 'MIT',
  'semaphore@1.1.0': 'MIT',
};

const INTRODUCTION = `# Licences

Every package that is installed in production (\`npm ci --omit=dev\`), with its licence as the lock file has it. Written by \`npm run docs\`; a test fails when it is out of date, or when a licence is not one of those allowed in \`test/repo/licences.test.ts\`.`;

/** All packages that `npm ci --omit=dev` installs on any platform, sorted by name. */
export function productionDependencies({ packages }: LockFile): readonly Dependency[] {
  const shipped = Object.entries(packages).filter(([place, { dev }]) => place !== '' && !dev);
  return shipped
    .map(([place, { version = '', license }]) => {
      const name = nameOf(place);
      const licence = license ?? READ_BY_HAND[`${name}@${version}`] ?? 'unknown';
      return { name, version, licence };
    })
    .toSorted((one, other) => (id(one) < id(other) ? -1 : 1));
}

/** Generates docs/licences.md from the lock file. */
export function licencesPage(lock: LockFile): string {
  const dependencies = new Map(productionDependencies(lock).map((each) => [id(each), each]));
  const rows = [...dependencies.values()].map(
    ({ name, version, licence }) => `| ${name} | ${version} | ${licence} |`,
  );
  return [INTRODUCTION, '', '| Package | Version | Licence |', '|---|---|---|', ...rows, ''].join(
    '\n',
  );
}

const id = ({ name, version }: Dependency): string => `${name}@${version}`;

/** Package name from a lock file path, for example `node_modules/a/node_modules/@b/c`. */
function nameOf(place: string): string {
  return place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
}
