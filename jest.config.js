/** @type {import('jest').Config} */
export default {
  // Loads a file as Node itself does, and what it imports once for all the files of a worker.
  runner: 'jest-light-runner',
  setupFilesAfterEnv: ['<rootDir>/test/support/time-limit.ts'],
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  transform: {},
  moduleFileExtensions: ['ts', 'js', 'mjs', 'cjs', 'json', 'node'],
  reporters: ['default', '<rootDir>/test/support/summary-reporter.cjs'],
};
