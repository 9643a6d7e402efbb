import type { DatabaseSync } from 'node:sqlite';
import type { Prepared } from './write-sql.ts';

const PURGE = `DELETE FROM documents WHERE rowid IN
  (SELECT rowid FROM documents WHERE expires_at <= ? LIMIT 500)`;
const PURGE_EVERY_MS = 60_000;

/** Counts anew, from samples, what has grown tenfold since it was last counted. */
const OPTIMIZE = 'PRAGMA optimize = 0x10012';
const OPTIMIZE_EVERY_MS = 3_600_000;

/** What keeps the file small and its questions fast, done now and then beside a commit. */
export class Housekeeping {
  readonly #database: DatabaseSync;
  #purgedAt = -Infinity;
  #optimizedAt = -Infinity;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  /** Expired documents are invisible at once; they leave the file here, some at a time. */
  duringCommit(prepared: Prepared, now: number): void {
    if (now - this.#purgedAt < PURGE_EVERY_MS) return;
    this.#purgedAt = now;
    prepared(PURGE).run(now);
  }

  /** Tells the planner how many documents a value has: it takes the index that leaves the fewest. */
  afterCommit(now: number): void {
    if (now - this.#optimizedAt < OPTIMIZE_EVERY_MS) return;
    this.#optimizedAt = now;
    try {
      this.#database.exec(OPTIMIZE);
    } catch {
      // What was committed stands; questions are no slower than before, and there is another hour.
    }
  }
}
