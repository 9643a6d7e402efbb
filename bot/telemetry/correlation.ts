import { AsyncLocalStorage } from 'node:async_hooks';

/** Id of the current request, activity or job; all log lines of the work it starts carry it. */
export const correlation = new AsyncLocalStorage<string>();
