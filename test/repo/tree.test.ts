import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
const sourceRooms = ['bot', 'dialogs', 'cards', 'storage', 'workflow', 'locales', 'scripts'];
const notText = /\.(png|sqlite|ico|jpe?g|gif|zip|woff2?)$/;

interface LockedPackage {
  readonly resolved?: string;
  readonly integrity?: string;
  readonly optional?: true;
  readonly inBundle?: true;
  readonly os?: [];
}

const files = filesOfTheProject();
const texts = files.filter((file) => !notText.test(file));

// Split so that this file does not match itself.
const leftover = new RegExp(`\\b(?:${['TO' + 'DO', 'FIX' + 'ME'].join('|')})\\b`);

describe('the tree', () => {
  it('contains no note of unfinished work', () => {
    expect(texts.flatMap((file) => linesMatching(file, leftover))).toEqual([]);
  });

  it.each(['', 'test/successor/'])('has a lock file without registry addresses: %s', (folder) => {
    const lock = JSON.parse(read(`${folder}package-lock.json`)) as {
      packages: Record<string, LockedPackage>;
    };
    const packages = Object.entries(lock.packages).filter(([name]) => name !== '');
    expect(packages.filter(([, each]) => each.resolved !== undefined)).toEqual([]);
    // A package's hash covers its bundled packages.
    const unhashed = packages.filter(([, each]) => !each.integrity && !each.inBundle);
    expect(unhashed).toEqual([]);
  });

  it('pins every package to one exact version', () => {
    const manifests = ['package.json', 'test/successor/package.json'].map(
      (file) => JSON.parse(read(file)) as Record<string, Record<string, string>>,
    );
    const kinds = ['dependencies', 'devDependencies', 'optionalDependencies'];
    const asked = manifests.flatMap((manifest) =>
      kinds.flatMap((kind) => Object.entries(manifest[kind] ?? {})),
    );
    expect(asked.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
    const nodes = asked.filter(([name]) => /^node-(linux|win)/.test(name));
    expect(new Set(nodes.map(([, version]) => version)).size).toBe(1);
  });
});

describe('an install', () => {
  it.each(['ignore-scripts=true', 'loglevel=error', 'bin-links=false'])('uses %s', (setting) => {
    expect(read('.npmrc').split('\n')).toContain(setting);
  });
});

describe('the source files', () => {
  it('have at most 350 lines each', () => {
    const lengths = files
      .filter((file) => sourceRooms.includes(file.split('/')[0] ?? '') && file.endsWith('.ts'))
      .map((file) => ({ file, lines: read(file).split('\n').length - 1 }));
    expect(lengths.length).toBeGreaterThan(300);
    expect(lengths.filter(({ lines }) => lines > 350)).toEqual([]);
  });
});

/** All files of the working tree except those in .gitignore. */
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
