import { setTimeout as wait } from 'node:timers/promises';
import { addEventHandler } from 'jest-circus';

/** Milliseconds. Nothing waits for time to pass; this is for a machine busy with something else. */
const LIMIT = 60_000;

/** No test here takes a `done`. */
type Body = () => unknown;

/** Ends tests and hooks that never end, which the runner would wait for. A last argument sets the limit. */
addEventHandler(({ name }, { currentDescribeBlock: { children, hooks } }) => {
  const added = name === 'add_test' ? children.at(-1) : name === 'add_hook' ? hooks.at(-1) : null;
  if (!added || added.type === 'describeBlock') return;
  added.fn = within(added.timeout ?? LIMIT, added.fn as Body);
});

const within = (limit: number, body: Body) => async (): Promise<void> => {
  const settled = new AbortController();
  const late = wait(limit, undefined, settled).then(
    () => Promise.reject(new Error(`Not done after ${limit / 1000} s`)),
    () => undefined,
  );
  try {
    await Promise.race([Promise.resolve().then(() => body()), late]);
  } finally {
    settled.abort();
  }
};
