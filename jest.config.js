import path from 'node:path';

// V8's compile cache for the workers and for the processes that tests start.
process.env.NODE_COMPILE_CACHE ??= path.join(import.meta.dirname, 'node_modules/.cache/compiled');

/** @type {import('jest').Config} */
export default {
  // Loads test files with Node's own loader, and each import once per worker.
  runner: 'jest-light-runner',
  setupFilesAfterEnv: ['<rootDir>/test/support/time-limit.ts'],
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  testSequencer: '<rootDir>/test/support/longest-first.cjs',
  transform: {},
  moduleFileExtensions: ['ts', 'js', 'mjs', 'cjs', 'json', 'node'],
  reporters: ['default', '<rootDir>/test/support/summary-reporter.cjs'],
};
