import { setTimeout as pause } from 'node:timers/promises';
import { StoreUnavailable } from '../../workflow/kernel/ports.ts';
import { isBusy } from './sqlite-errors.ts';
import type { Connection } from './write-sql.ts';

/** About 15 seconds, with the connection's busy timeout of 250 ms each. */
const ATTEMPTS = 50;
const PAUSE_MS = 50;

/**
 * Rewrites the file from the present documents and truncates the write-ahead log, so that neither
 * contains deleted, replaced or expired content. Blocks writes of other connections.
 * @throws StoreUnavailable `locked` while another connection keeps a transaction open
 */
export async function purgeDeleted(database: Connection, now: number): Promise<void> {
  await retried(() => database.prepare('DELETE FROM documents WHERE expires_at <= ?').run(now));
  await retried(() => database.exec('VACUUM'));
  await retried(() => {
    const row = database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get();
    if (row?.['busy'] === 1)
      throw new StoreUnavailable('Another connection reads the write-ahead log', 'locked');
  });
}

async function retried(work: () => unknown): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      work();
      return;
    } catch (error) {
      const isLocked = isBusy(error) || error instanceof StoreUnavailable;
      if (!isLocked || attempt === ATTEMPTS) throw error;
    }
    await pause(PAUSE_MS);
  }
}
