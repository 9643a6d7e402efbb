import path from 'node:path';
import { mkdirSync } from 'node:fs';
import { DatabaseSync, type DatabaseSyncOptions } from 'node:sqlite';
import { openSqliteDocuments } from '../../storage/sqlite/open-sqlite-documents.ts';
import type { Clock, Documents } from '../../workflow/kernel/ports.ts';
import { aFolder } from './a-folder.ts';

/** A file of its own, and who works on it. */
export interface SqliteFile {
  readonly path: string;
  /** The store, once more on each call. */
  store(): Documents;
  /** What another program sees, which makes the file where there is none. */
  bare(options?: DatabaseSyncOptions): DatabaseSync;
  /** Closes everybody and takes the file away. */
  remove(): Promise<void>;
}

/** A file in a folder that is not there yet. */
export function aSqliteFile(clock: Clock): SqliteFile {
  const folder = aFolder();
  const file = path.join(folder.path, 'data', 'desk.db');
  const open: { close(): unknown }[] = [];
  return {
    path: file,
    store() {
      const documents = openSqliteDocuments({ path: file, clock });
      open.push(documents);
      return documents;
    },
    bare(options = {}) {
      mkdirSync(path.dirname(file), { recursive: true });
      const database = new DatabaseSync(file, options);
      open.push({ close: () => database.isOpen && database.close() });
      return database;
    },
    async remove() {
      for (const each of open) await each.close();
      folder.remove();
    },
  };
}
