// Runs the dialog and bot tests on the Agents SDK.
import './resolve.js';
import config from '../../jest.config.js';

// For the workers and for the processes that tests start.
process.env.NODE_OPTIONS = [
  process.env.NODE_OPTIONS,
  `--import=${new URL('resolve.js', import.meta.url).href}`,
].join(' ');

/** @type {import('jest').Config} */
export default {
  ...config,
  rootDir: '../..',
  roots: ['<rootDir>/test/dialogs', '<rootDir>/test/bot'],
};
