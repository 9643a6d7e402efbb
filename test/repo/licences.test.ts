import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
  licencesPage,
  productionDependencies,
  type LockFile,
} from '../../scripts/docs/licences-page.ts';

const read = (file: string): string =>
  readFileSync(path.join(import.meta.dirname, '../..', file), 'utf8');
const lock = JSON.parse(read('package-lock.json')) as LockFile;
const manifest = JSON.parse(read('package.json')) as {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly optionalDependencies: Readonly<Record<string, string>>;
};

/** They allow use in a product under any terms, on no more than naming the authors. */
const ALLOWED = [
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'ISC',
  'MIT',
  'Unlicense',
  // Offered under either; taken under the second.
  '(AFL-2.1 OR BSD-3-Clause)',
];

describe('what is installed', () => {
  it('in production has a licence that is allowed', () => {
    const others = productionDependencies(lock).filter(({ licence }) => !ALLOWED.includes(licence));
    expect(others).toEqual([]);
  });

  it('in production is listed: npm run docs writes it', () => {
    expect(read('docs/licences.md')).toBe(licencesPage(lock));
  });

  it('runs no install script, whichever npm installs it', () => {
    expect(read('.npmrc').split('\n')).toContain('ignore-scripts=true');
  });

  it('in production has nothing of the Playground, which is for trying out', () => {
    expect(manifest.devDependencies['@microsoft/m365agentsplayground']).toBeDefined();
    const shipped = productionDependencies(lock).map(({ name }) => name);
    expect(shipped.filter((name) => /playground/u.test(name))).toEqual([]);
  });

  it('is the exact version that was looked at', () => {
    const { dependencies, devDependencies, optionalDependencies } = manifest;
    const all = { ...dependencies, ...devDependencies, ...optionalDependencies };
    expect(Object.entries(all).filter(([, version]) => !/^\d[\w.-]*$/u.test(version))).toEqual([]);
  });
});
