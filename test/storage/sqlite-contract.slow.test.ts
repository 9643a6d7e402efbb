import { copyFileSync } from 'node:fs';
import path from 'node:path';
import { openSqliteDocuments } from '../../storage/sqlite/open-sqlite-documents.ts';
import type { Documents } from '../../workflow/kernel/ports.ts';
import { aFolder } from '../support/a-folder.ts';
import { documentsContract } from './contract.ts';

const empty = aFolder();
const emptyFile = path.join(empty.path, 'empty.db');
beforeAll(() => openSqliteDocuments({ path: emptyFile, clock: { now: () => 0 } }).close());
afterAll(() => empty.remove());

documentsContract('SQLite', async () => {
  const folder = aFolder();
  const file = path.join(folder.path, 'desk.db');
  // Copies an empty database, since creating one takes longer than most tests.
  copyFileSync(emptyFile, file);
  const connections: Documents[] = [];
  let now = Date.parse('2020-03-02T09:00:00Z');
  const closeAll = async () => {
    for (const connection of connections) await connection.close();
  };
  return {
    scope: 'test',
    connect: async () => {
      const connection = openSqliteDocuments({ path: file, clock: { now: () => now } });
      connections.push(connection);
      return connection;
    },
    pass: async (seconds) => {
      now += seconds * 1000;
    },
    breakDown: closeAll,
    close: async () => {
      await closeAll();
      folder.remove();
    },
  };
});
