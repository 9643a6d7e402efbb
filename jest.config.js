/** @type {import('jest').Config} */
export default {
  // Loads test files with Node's own loader, and each import once per worker.
  runner: 'jest-light-runner',
  setupFilesAfterEnv: ['<rootDir>/test/support/time-limit.ts'],
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  transform: {},
  moduleFileExtensions: ['ts', 'js', 'mjs', 'cjs', 'json', 'node'],
  reporters: ['default', '<rootDir>/test/support/summary-reporter.cjs'],
};
