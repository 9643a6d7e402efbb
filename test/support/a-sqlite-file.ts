import path from 'node:path';
import { mkdirSync } from 'node:fs';
import { DatabaseSync, type DatabaseSyncOptions } from 'node:sqlite';
import { openSqliteDocuments } from '../../storage/sqlite/open-sqlite-documents.ts';
import type { Clock, Documents } from '../../workflow/kernel/ports.ts';
import { aFolder } from './a-folder.ts';

/** A database file and its connections. */
export interface SqliteFile {
  readonly path: string;
  /** Opens another store on the file. */
  store(): Documents;
  /** Opens a plain connection, as another program would; creates the file if missing. */
  bare(options?: DatabaseSyncOptions): DatabaseSync;
  /** Closes all connections and deletes the file. */
  remove(): Promise<void>;
}

/** Returns a path in a folder that does not exist yet. */
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
