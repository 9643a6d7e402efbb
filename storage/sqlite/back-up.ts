import { closeSync, fsyncSync, openSync, rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { StorageError } from '../storage-error.ts';
import { asStoreError } from './sqlite-errors.ts';

/**
 * Copies the database to a new file, as it is at one moment, while others go on working on it. To
 * restore, put the copy in the database's place while the desk is stopped.
 * @returns how many documents the copy holds, after it was checked.
 * @throws StorageError `store-unusable` when the target is there already or the copy is not sound;
 * StoreUnavailable when the database cannot be read.
 */
export function backUp(options: { readonly from: string; readonly to: string }): number {
  const copy = newPrivateFile(options.to);
  try {
    using(options.from, (database) => database.prepare('VACUUM INTO ?').run(options.to));
    fsyncSync(copy);
    return using(options.to, (database) => {
      const sound = database.prepare('PRAGMA integrity_check').get()?.['integrity_check'];
      if (sound !== 'ok') throw new StorageError('store-unusable', 'The copy is not sound');
      return Number(database.prepare('SELECT count(*) AS n FROM documents').get()?.['n']);
    });
  } catch (error) {
    rmSync(options.to);
    throw asStoreError(error);
  } finally {
    closeSync(copy);
  }
}

function newPrivateFile(path: string): number {
  try {
    return openSync(path, 'wx', 0o600);
  } catch (cause) {
    throw new StorageError('store-unusable', `${path} is there already or cannot be made`, {
      cause,
    });
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
