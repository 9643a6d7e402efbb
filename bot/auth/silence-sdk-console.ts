import { AsyncLocalStorage } from 'node:async_hooks';

const inSdk = new AsyncLocalStorage<true>();
let underWay = 0;
let consoleError = console.error;

/**
 * Suppresses console output of an SDK call that also throws the error: unauthenticated senders
 * could flood the log with unstructured lines that contain their data. Other output passes.
 */
export async function withoutItsConsole<Result>(work: () => Promise<Result>): Promise<Result> {
  if (underWay === 0) {
    consoleError = console.error;
    console.error = (...words: unknown[]) => {
      if (inSdk.getStore() === undefined) consoleError(...words);
    };
  }
  underWay += 1;
  try {
    return await inSdk.run(true, work);
  } finally {
    underWay -= 1;
    if (underWay === 0) console.error = consoleError;
  }
}
