import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
const sourceRooms = ['bot', 'dialogs', 'cards', 'storage', 'workflow', 'locales', 'scripts'];
const notText = /\.(png|ico|jpe?g|gif|zip|woff2?)$/;

interface LockedPackage {
  readonly resolved?: string;
  readonly integrity?: string;
  readonly optional?: true;
  readonly inBundle?: true;
  readonly os?: [];
}

const files = filesOfTheProject();
const texts = files.filter((file) => !notText.test(file));

// Put together from pieces, so that this file does not hold what it forbids.
const machineFolders = [
  ['wo', 'rk'],
  ['ro', 'ot'],
  ['tm', 'p'],
].map((parts) => parts.join(''));
const machinePath = new RegExp(`(?<![\\w.\\-/}])/(?:${machineFolders.join('|')})(?:/|(?![\\w-]))`);
const registries = [
  ['npm', 'js\\.(?:org|com)'],
  ['yarn', 'pkg\\.com'],
  ['npm', 'mirror\\.com'],
  ['pypi', '\\.org'],
  ['deb', '\\.debian\\.org'],
].map((parts) => parts.join(''));
const registryHost = new RegExp(`(?:${registries.join('|')})`);
const leftover = new RegExp(`\\b(?:${['TO' + 'DO', 'FIX' + 'ME'].join('|')})\\b`);

describe('the tree', () => {
  it.each([
    ['a path of one machine', machinePath],
    ['the host of a package registry', registryHost],
    ['a note of unfinished work', leftover],
  ])('holds no %s', (_what, forbidden) => {
    expect(texts.flatMap((file) => linesMatching(file, forbidden))).toEqual([]);
  });

  it('has a lock file that names no place to fetch from', () => {
    const lock = JSON.parse(read('package-lock.json')) as {
      packages: Record<string, LockedPackage>;
    };
    const packages = Object.entries(lock.packages).filter(([name]) => name !== '');
    expect(packages.filter(([, each]) => each.resolved !== undefined)).toEqual([]);
    // Parts for platforms that the registry in use did not offer are listed without a hash, so that
    // `npm ci` finds the lock file complete; they are never installed where the checks run.
    // The hash of a package covers what it bundles.
    const unhashed = packages.filter(([, each]) => !each.integrity && !each.inBundle);
    expect(unhashed.filter(([, each]) => !(each.optional && each.os))).toEqual([]);
  });

  it('pins every package to one exact version', () => {
    const manifest = JSON.parse(read('package.json')) as Record<string, Record<string, string>>;
    const kinds = ['dependencies', 'devDependencies', 'optionalDependencies'];
    const asked = kinds.flatMap((kind) => Object.entries(manifest[kind] ?? {}));
    expect(asked.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
    const nodes = asked.filter(([name]) => /^node-(linux|win)/.test(name));
    expect(new Set(nodes.map(([, version]) => version)).size).toBe(1);
  });
});

describe('the source files', () => {
  const lengths = files
    .filter((file) => sourceRooms.includes(file.split('/')[0] ?? '') && file.endsWith('.ts'))
    .map((file) => ({ file, lines: read(file).split('\n').length - 1 }))
    .sort((one, other) => one.lines - other.lines);
  const quantile = (share: number) => lengths[Math.ceil(lengths.length * share) - 1]?.lines;

  it('are short: half of them within 80 lines', () => {
    expect(quantile(0.5)).toBeLessThanOrEqual(80);
  });

  it('are short: nine in ten within 190 lines', () => {
    expect(quantile(0.9)).toBeLessThanOrEqual(190);
  });

  it('are short: none over 350 lines', () => {
    expect(lengths.filter(({ lines }) => lines > 350)).toEqual([]);
  });
});

describe('the patterns', () => {
  const slash = '/';
  it.each([
    [`${slash}${machineFolders[0]}${slash}main`, true],
    [`see "${slash}${machineFolders[2]}".`, true],
    [`(${slash}${machineFolders[1]}${slash}x)`, true],
    ['/workflow/desk.ts', false],
    [`a${slash}${machineFolders[1]}${slash}b`, false],
    ['./root', false],
  ])('a machine path: %s → %s', (text, found) => {
    expect(machinePath.test(text)).toBe(found);
  });
});

/** Every file that git would take: the tree without what .gitignore names. */
function filesOfTheProject(): string[] {
  const ignored = read('.gitignore')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.replace(/\/$/, ''));
  const walk = (folder: string): string[] =>
    readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
      const name = path.posix.join(folder, entry.name);
      if (entry.name === '.git' || ignored.some((each) => isNamed(each, name))) return [];
      return entry.isDirectory() ? walk(name) : [name];
    });
  return walk('');
}

function isNamed(pattern: string, file: string): boolean {
  if (pattern.startsWith('/')) return file === pattern.slice(1);
  const name = path.posix.basename(file);
  return pattern.startsWith('*') ? name.endsWith(pattern.slice(1)) : name === pattern;
}

function linesMatching(file: string, pattern: RegExp): string[] {
  return read(file)
    .split('\n')
    .flatMap((line, index) => (pattern.test(line) ? [`${file}:${index + 1}: ${line.trim()}`] : []));
}

function read(file: string): string {
  return readFileSync(path.join(root, file), 'utf8');
}
