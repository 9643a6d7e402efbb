const { format } = require('node:util');
const { expect } = require('expect');
const { ModuleMocker } = require('jest-mock');
const Mocha = require('mocha');

/*
 * What the tests use of jest, in place of mocha's own interface (the runner takes no other name).
 * Mutation testing runs them there: mocha keeps the modules of its process and a mutant is tried in
 * milliseconds, where jest would load everything anew for each of them.
 */

Mocha.interfaces.bdd = (root) => {
  root.on('pre-require', (context, file) => Object.assign(context, globalsOf(root, file)));
};

/**
 * A mutant that makes a test wait for ever is found out when this is over. Without it the whole
 * process of the tests is given up and started anew, which takes minutes on a busy machine. Tests
 * take milliseconds.
 */
const TEST_TIMEOUT_MS = 10_000;

let count = 0;
/** The runner tells tests apart by their titles, and puts them all into one pattern: keep them short. */
const unique = (title) => `#${(count += 1)} ${title.slice(0, 30).replaceAll(/\s/gu, ' ')}`;
const each = (define) => (rows) => (title, body) =>
  rows.forEach((row) => {
    const values = Array.isArray(row) ? row : [row];
    define(format(title, ...values), () => body(...values));
  });
/** Whatever a body returns besides a promise is of no interest to mocha. */
const quiet = (body) => async () => void (await body());

/** Each file has a suite of its own, so that its hooks are about its tests only. */
function globalsOf(root, file) {
  const open = [Mocha.Suite.create(root, unique('file'))];
  const test = (title, body) => open[0].addTest(new Mocha.Test(unique(title), quiet(body)));
  const group = (title, body) => {
    open.unshift(Mocha.Suite.create(open[0], unique(title)));
    body();
    open.shift();
  };
  const hook = (name) => (body) => void open[0][name](quiet(body));
  open[0].file = file;
  open[0].timeout(TEST_TIMEOUT_MS);
  return {
    expect,
    jest: new ModuleMocker(globalThis),
    it: Object.assign(test, { each: each(test) }),
    describe: Object.assign(group, { each: each(group) }),
    beforeAll: hook('beforeAll'),
    afterAll: hook('afterAll'),
    beforeEach: hook('beforeEach'),
    afterEach: hook('afterEach'),
  };
}
