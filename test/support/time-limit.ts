// Not the global ones, which a test may replace.
import { clearTimeout, setTimeout } from 'node:timers';
import { addEventHandler } from 'jest-circus';

/** Milliseconds; only for a busy machine, since tests do not wait in real time. */
const LIMIT = 60_000;

/** No test takes a `done` callback. */
type Body = () => unknown;

/** Adds a timeout to tests and hooks, which the runner lacks. A last argument sets the limit. */
addEventHandler(({ name }, { currentDescribeBlock: { children, hooks } }) => {
  const added = name === 'add_test' ? children.at(-1) : name === 'add_hook' ? hooks.at(-1) : null;
  if (!added || added.type === 'describeBlock') return;
  added.fn = within(added.timeout ?? LIMIT, added.fn as Body);
});

const within = (limit: number, body: Body) => async (): Promise<void> => {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Error(`Not done after ${limit / 1000} s`)), limit);
  try {
    await Promise.race([Promise.resolve().then(() => body()), late.promise]);
  } finally {
    clearTimeout(timer);
  }
};
