'use strict';

const { mkdirSync, writeFileSync } = require('node:fs');
const path = require('node:path');

/** Writes the counts of a jest run to test-results/summary.json, where .ci/run reads them. */
module.exports = class SummaryReporter {
  constructor(globalConfig) {
    this.folder = path.join(globalConfig.rootDir, 'test-results');
  }

  onRunComplete(_contexts, results) {
    const summary = {
      passed: results.numPassedTests,
      // Counts a file that fails to load, which has no tests, as a failure.
      failed: results.numFailedTests + results.numRuntimeErrorTestSuites,
      skipped: results.numPendingTests + results.numTodoTests,
    };
    mkdirSync(this.folder, { recursive: true });
    writeFileSync(
      path.join(this.folder, 'summary.json'),
      `${JSON.stringify(summary, undefined, 2)}\n`,
    );
  }
};
