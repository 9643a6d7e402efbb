import { StoreUnavailable, type StoreReason } from '../../workflow/kernel/ports.ts';
import { STORE_HINTS } from '../store-hints.ts';

/** SQLite's primary result codes that concern the file or its lock, not the statement. */
const REASONS: Readonly<Record<number, StoreReason>> = {
  5: 'locked',
  6: 'locked',
  8: 'read-only',
  10: 'io',
  11: 'corrupt',
  13: 'full',
  14: 'no-permission',
  15: 'locked',
  26: 'not-a-database',
};
const BUSY = 5;

/** The system's error codes for a file that cannot be opened. */
const FILE_REASONS: Readonly<Record<string, StoreReason>> = {
  EACCES: 'no-permission',
  EPERM: 'no-permission',
  EROFS: 'read-only',
  ENOSPC: 'full',
  ENOENT: 'missing-folder',
  ENOTDIR: 'missing-folder',
  EISDIR: 'missing-folder',
  EEXIST: 'missing-folder',
};

/** True if another connection held a lock for longer than the busy timeout. */
export function isBusy(error: unknown): boolean {
  return primaryCode(error) === BUSY;
}

/**
 * Converts an error of the store to `StoreUnavailable`; returns other errors unchanged.
 * @param file path for the message, while the database is being opened
 */
export function asStoreError(error: unknown, file?: string): unknown {
  const code = primaryCode(error);
  const reason = code === undefined ? undefined : REASONS[code];
  if (reason !== undefined) {
    const where = file === undefined ? '' : `The database at ${file} cannot be used: `;
    const message = `${where}SQLite: ${reason} (${code}). ${STORE_HINTS[reason]}`;
    return new StoreUnavailable(message, reason, { cause: error });
  }
  if (propertyOf(error, 'code') === 'ERR_INVALID_STATE')
    return new StoreUnavailable('The database is closed', 'closed', { cause: error });
  return error;
}

/** Error for a file that cannot be opened, with its path and instructions. */
export function cannotOpen(file: string, cause: unknown): StoreUnavailable {
  const { code = 'unknown' } = cause as NodeJS.ErrnoException;
  const reason = FILE_REASONS[code] ?? 'io';
  return new StoreUnavailable(
    `The database file ${file} cannot be created or opened (${code}). ${STORE_HINTS[reason]}`,
    reason,
    { cause },
  );
}

function primaryCode(error: unknown): number | undefined {
  const code = propertyOf(error, 'errcode');
  return typeof code === 'number' ? code & 0xff : undefined;
}

function propertyOf(error: unknown, name: string): unknown {
  return typeof error === 'object' && error !== null ? Reflect.get(error, name) : undefined;
}
