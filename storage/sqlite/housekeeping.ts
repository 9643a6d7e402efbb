import type { Prepared } from './write-sql.ts';

const PURGE = `DELETE FROM documents WHERE rowid IN
  (SELECT rowid FROM documents WHERE expires_at <= ? LIMIT 500)`;
const PURGE_EVERY_MS = 60_000;

/** What keeps the file small, done now and then beside a commit. */
export class Housekeeping {
  #purgedAt = -Infinity;

  /** Expired documents are invisible at once; they leave the file here, some at a time. */
  duringCommit(prepared: Prepared, now: number): void {
    if (now - this.#purgedAt < PURGE_EVERY_MS) return;
    this.#purgedAt = now;
    prepared(PURGE).run(now);
  }
}
