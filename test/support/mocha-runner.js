import { MochaTestRunner } from '@stryker-mutator/mocha-runner';

/*
 * Mocha cannot load test files again, so Stryker starts a new process for each mutant in code that
 * also runs while they are loaded: ten seconds and more for each. With `ignoreStatic` a mutant is set
 * only after loading, so nothing has to be loaded again.
 */
MochaTestRunner.prototype.capabilities = () => Promise.resolve({ reloadEnvironment: true });

export { strykerPlugins, strykerValidationSchema } from '@stryker-mutator/mocha-runner';
