/** Packages that ship ES modules only: compiled like our own files. */
const esModulesOnly = [
  '@formatjs',
  '@sparticuz/chromium',
  'intl-messageformat',
  'strip-bom',
  'temporal-polyfill',
  'temporal-utils',
];

/** @type {import('jest').Config} */
export default {
  testEnvironment: 'node',
  // Nothing waits for time to pass; this is for a machine that is busy with something else.
  testTimeout: 60_000,
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  transform: {
    '\\.[cm]?[jt]s$': [
      '@swc/jest',
      {
        swcrc: false,
        jsc: {
          target: 'es2024',
          parser: { syntax: 'typescript' },
          transform: { verbatimModuleSyntax: true },
        },
        module: { type: 'commonjs' },
        sourceMaps: 'inline',
      },
    ],
  },
  transformIgnorePatterns: [`/node_modules/(?!(${esModulesOnly.join('|')})/)`],
  // jest's ".ts" is written out in every import, so nothing is guessed.
  moduleFileExtensions: ['ts', 'js', 'mjs', 'cjs', 'json', 'node'],
  workerIdleMemoryLimit: '1GB',
  reporters: ['default', '<rootDir>/test/support/summary-reporter.cjs'],
};
