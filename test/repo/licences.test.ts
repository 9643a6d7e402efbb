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

/** Licences that permit use in a product and require attribution at most. */
const ALLOWED = [
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'ISC',
  'MIT',
  'Unlicense',
  // Dual-licensed; used under the second.
  '(AFL-2.1 OR BSD-3-Clause)',
];

describe('the installed packages', () => {
  it('have allowed licences in production', () => {
    const others = productionDependencies(lock).filter(({ licence }) => !ALLOWED.includes(licence));
    expect(others).toEqual([]);
  });

  it('are listed for production: npm run docs writes the page', () => {
    expect(read('docs/licences.md')).toBe(licencesPage(lock));
  });

  it('run no install script with any npm version', () => {
    expect(read('.npmrc').split('\n')).toContain('ignore-scripts=true');
  });

  it('include nothing of the Playground in production', () => {
    expect(manifest.devDependencies['@microsoft/m365agentsplayground']).toBeDefined();
    const shipped = productionDependencies(lock).map(({ name }) => name);
    expect(shipped.filter((name) => /playground/u.test(name))).toEqual([]);
  });

  it('have the exact versions that were reviewed', () => {
    const { dependencies, devDependencies, optionalDependencies } = manifest;
    const all = { ...dependencies, ...devDependencies, ...optionalDependencies };
    expect(Object.entries(all).filter(([, version]) => !/^\d[\w.-]*$/u.test(version))).toEqual([]);
  });
});
