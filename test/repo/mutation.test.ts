import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');

interface StrykerConfig {
  readonly mutate: readonly string[];
  readonly ignorePatterns: readonly string[];
  readonly mochaOptions: { readonly spec: readonly string[] };
}

const { ignorePatterns, mutate, mochaOptions } = JSON.parse(
  readFileSync(path.join(root, 'stryker.config.json'), 'utf8'),
) as StrykerConfig;

it.each([...mutate, ...mochaOptions.spec])(
  'mutation testing finds files for %s, which a move could leave without any',
  (pattern) => {
    expect(globSync(pattern, { cwd: root }).length).toBeGreaterThan(0);
  },
);

it.each(ignorePatterns)(
  'mutation testing ignores %s at the root only, since tests import scripts/docs',
  (pattern) => {
    expect(pattern).toMatch(/^\//u);
  },
);
