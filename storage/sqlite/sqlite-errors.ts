import { StoreUnavailable } from '../../workflow/ports.ts';

/** SQLite's primary result codes that speak of the file or its lock, not of what was asked. */
const BUSY = 5;
const UNAVAILABLE = new Set([BUSY, 6, 8, 10, 11, 13, 14, 15, 26]);

/** Another connection held the write lock for longer than this one waited. */
export function isBusy(error: unknown): boolean {
  return primaryCode(error) === BUSY;
}

/** What the port's users are to see: `StoreUnavailable` when it is the store's fault. */
export function asStoreError(error: unknown): unknown {
  const code = primaryCode(error);
  if (code !== undefined && UNAVAILABLE.has(code))
    return new StoreUnavailable(`SQLite result code ${code}`, { cause: error });
  if (propertyOf(error, 'code') === 'ERR_INVALID_STATE')
    return new StoreUnavailable('The database is closed', { cause: error });
  return error;
}

function primaryCode(error: unknown): number | undefined {
  const code = propertyOf(error, 'errcode');
  return typeof code === 'number' ? code & 0xff : undefined;
}

function propertyOf(error: unknown, name: string): unknown {
  return typeof error === 'object' && error !== null ? Reflect.get(error, name) : undefined;
}
