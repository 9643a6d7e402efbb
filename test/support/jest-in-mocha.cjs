const { format } = require('node:util');
const { expect } = require('expect');
const { ModuleMocker } = require('jest-mock');
const Mocha = require('mocha');

/*
 * What the tests use of jest, on top of mocha's own interface (the runner takes no other name). Mutation testing runs them there: mocha's
 * runner keeps the modules of its process and tries a mutant in milliseconds, where jest would load
 * everything anew for each of them.
 */

const { bdd } = Mocha.interfaces;
Mocha.interfaces.bdd = (suite) => {
  bdd(suite);
  suite.on('pre-require', (context) => Object.assign(context, jestGlobals(context)));
};

let count = 0;
/** The runner tells tests apart by their titles. */
const unique = (title) => `${title} #${(count += 1)}`;
const each = (define) => (rows) => (title, body) =>
  rows.forEach((row) => {
    const values = Array.isArray(row) ? row : [row];
    define(format(title, ...values), () => body(...values));
  });
/** Whatever a body returns besides a promise is of no interest to mocha. */
const quiet = (body) => async () => void (await body());

function jestGlobals({ it, describe, before, after, beforeEach, afterEach }) {
  const test = (title, body) => void it(unique(title), quiet(body));
  const group = (title, body) => void describe(unique(title), () => void body());
  const hook = (define) => (body) => define(quiet(body));
  const mocker = new ModuleMocker(globalThis);
  return {
    expect,
    jest: mocker,
    it: Object.assign(test, { each: each(test) }),
    test,
    describe: Object.assign(group, { each: each(group) }),
    beforeAll: hook(before),
    afterAll: hook(after),
    beforeEach: hook(beforeEach),
    afterEach: hook(afterEach),
  };
}
