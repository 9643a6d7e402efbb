import { AsyncLocalStorage } from 'node:async_hooks';

const inSdk = new AsyncLocalStorage<true>();
let underWay = 0;
let consoleError = console.error;

/**
 * Runs a piece of the SDK that tells the console of what it is going to throw anyway. Anybody on
 * the internet can bring such lines about; they have no shape and hold what was sent. Our own log
 * says the same by code. Lines of everything else pass meanwhile.
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
