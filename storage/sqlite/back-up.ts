import { closeSync, existsSync, fsyncSync, linkSync, openSync, rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { StorageError } from '../storage-error.ts';
import { asStoreError } from './sqlite-errors.ts';

/**
 * Copies a consistent snapshot of the database to a new file while other connections use it. The
 * copy is written to a partial file and linked to its name once it was verified, so that an
 * interrupted copy never looks complete.
 * @returns number of documents in the copy
 * @throws StorageError `store-unusable` if there is no database, the target cannot be written or
 * the copy is corrupt; StoreUnavailable if the database cannot be read
 */
export function backUp(options: { readonly from: string; readonly to: string }): number {
  const { from, to } = options;
  if (!existsSync(from))
    throw new StorageError('store-unusable', `There is no database at ${from}: check SQLITE_PATH.`);
  if (existsSync(to))
    throw new StorageError('store-unusable', `${to} exists already: choose another file.`);
  const partial = `${to}.partial`;
  const copy = newPrivateFile(partial);
  try {
    using(from, (database) => database.prepare('VACUUM INTO ?').run(partial));
    fsyncSync(copy);
    const documents = using(partial, (database) => {
      const sound = database.prepare('PRAGMA integrity_check').get()?.['integrity_check'];
      if (sound !== 'ok') throw new StorageError('store-unusable', 'The copy is corrupt.');
      return Number(database.prepare('SELECT count(*) AS n FROM documents').get()?.['n']);
    });
    // Unlike a rename, a link fails if another process has created the target.
    linkSync(partial, to);
    return documents;
  } catch (error) {
    throw asStoreError(error);
  } finally {
    closeSync(copy);
    rmSync(partial, { force: true });
  }
}

function newPrivateFile(path: string): number {
  try {
    rmSync(path, { force: true });
    return openSync(path, 'wx', 0o600);
  } catch (cause) {
    const { code = 'unknown' } = cause as NodeJS.ErrnoException;
    throw new StorageError('store-unusable', `${path} cannot be written (${code}).`, { cause });
  }
}

function using<Result>(path: string, work: (database: DatabaseSync) => Result): Result {
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    return work(database);
  } finally {
    database.close();
  }
}
