const { format } = require('node:util');
const { expect } = require('expect');
const { ModuleMocker } = require('jest-mock');
const Mocha = require('mocha');

/*
 * The parts of jest's interface that the tests use, registered under mocha's `bdd`, the only name
 * the runner accepts. Mutation testing uses mocha because it keeps loaded modules, so that a mutant
 * takes milliseconds; jest would reload all modules for each.
 */

Mocha.interfaces.bdd = (root) => {
  root.on('pre-require', (context, file) => Object.assign(context, globalsOf(root, file)));
};

/**
 * Detects a mutant that makes a test hang. Otherwise the runner restarts the whole process, which
 * takes minutes on a busy machine. Tests take milliseconds.
 */
const TEST_TIMEOUT_MS = 10_000;

let count = 0;
/** Unique and short titles: the runner identifies tests by title and joins all titles in one pattern. */
const unique = (title) => `#${(count += 1)} ${title.slice(0, 30).replaceAll(/\s/gu, ' ')}`;
const each = (define) => (rows) => (title, body) =>
  rows.forEach((row) => {
    const values = Array.isArray(row) ? row : [row];
    define(format(title, ...values), () => body(...values));
  });
/** Discards the body's result, since mocha expects nothing but a promise. */
const quiet = (body) => async () => void (await body());

/** Each file has its own suite, so that its hooks apply to its own tests only. */
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
