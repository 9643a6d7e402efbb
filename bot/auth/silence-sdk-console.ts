import { AsyncLocalStorage } from 'node:async_hooks';

const inSdk = new AsyncLocalStorage<true>();
let activeCalls = 0;
let consoleError = console.error;

/**
 * Suppresses console output of an SDK call that also throws the error: unauthenticated senders
 * could flood the log with unstructured lines that contain their data. Other output passes.
 */
export async function silenceConsole<Result>(work: () => Promise<Result>): Promise<Result> {
  if (activeCalls === 0) {
    consoleError = console.error;
    console.error = (...words: unknown[]) => {
      if (inSdk.getStore() === undefined) consoleError(...words);
    };
  }
  activeCalls += 1;
  try {
    return await inSdk.run(true, work);
  } finally {
    activeCalls -= 1;
    if (activeCalls === 0) console.error = consoleError;
  }
}
