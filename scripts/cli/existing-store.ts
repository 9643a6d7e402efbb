import { statSync } from 'node:fs';
import { openDocuments, type StorageSettings } from '../../storage/open-documents.ts';
import { StorageError } from '../../storage/storage-error.ts';
import { storeReason } from '../../storage/store-hints.ts';
import type { Clock, Documents, Ids } from '../../workflow/kernel/ports.ts';
import { ScriptFailed } from './command-line.ts';

/**
 * Opens an existing store; never creates one.
 * @throws ScriptFailed with the database file and its setting
 */
export async function openExistingStore(options: {
  readonly storage: StorageSettings;
  readonly clock: Clock;
  readonly ids: Ids;
  /** For a command that only reads: the file is not even migrated. */
  readonly readOnly?: boolean;
}): Promise<Documents> {
  const { storage } = options;
  if (storage.kind !== 'sqlite') return openDocuments(options);
  mustExist(storage.path);
  try {
    return await openDocuments(options);
  } catch (error) {
    throw unusable(storage.path, error);
  }
}

/** @throws ScriptFailed if the file is missing or empty */
export function mustExist(file: string): void {
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) === 0)
    throw new ScriptFailed(`There is no database at ${file}: set SQLITE_PATH.`);
}

/** Adds the database path to a storage error; returns other errors unchanged. */
export function unusable(file: string, error: unknown): unknown {
  if (!(error instanceof Error) || (storeReason(error) ?? storageCode(error)) === undefined)
    return error;
  if (error.message.includes(file)) return error;
  return new ScriptFailed(`The database at ${file} cannot be used: ${error.message}`, {
    cause: error,
  });
}

const storageCode = (error: Error): string | undefined =>
  error instanceof StorageError ? error.code : undefined;
