'use strict';

const Sequencer = require('@jest/test-sequencer').default;

/** Files that take more than 10 s, the longest first: one that started last would run alone. */
const LONGEST = [
  'test/browser/voucher-path.test.ts',
  'test/browser/onboarding.test.ts',
  'test/bot/replicas.slow.test.ts',
  'test/bot/stalls.slow.test.ts',
  'test/bot/main.slow.test.ts',
  'test/scripts/demo.slow.test.ts',
  'test/bot/wire-corpus.slow.test.ts',
  'test/bot/restart.slow.test.ts',
  'test/bot/http/fuzz.slow.test.ts',
  'test/bot/outbox/daily-jobs.slow.test.ts',
];

/** Without the durations of an earlier run, jest orders files by size alone. */
module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    const rank = ({ path }) => LONGEST.findLastIndex((file) => path.endsWith(file));
    const first = tests.filter((test) => rank(test) >= 0).sort((a, b) => rank(a) - rank(b));
    return [...first, ...super.sort(tests.filter((test) => rank(test) < 0))];
  }
};
