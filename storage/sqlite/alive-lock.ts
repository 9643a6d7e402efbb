import { closeSync, openSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { asStoreError, cannotOpen, isBusy } from './sqlite-errors.ts';

/** Another process that starts at the same time holds an exclusive lock for some milliseconds. */
const BUSY_MS = 10_000;

/**
 * Detects other processes that use the database. Each holds SQLite's shared lock on the file
 * `<database>-alive`, which the kernel releases when the process ends, by SIGKILL too. A process
 * that can lock the file exclusively is the only one and begins a new generation, whose number is
 * stored in the file.
 */
export class AliveLock {
  readonly #file: DatabaseSync;
  /** The same for all processes that run concurrently. */
  readonly generation: number;

  /** @throws StoreUnavailable */
  constructor(database: string) {
    const path = `${database}-alive`;
    createOnce(path);
    this.#file = new DatabaseSync(path, { open: false });
    try {
      this.#file.open();
      this.#beginGenerationIfAlone();
      this.#file.exec(`PRAGMA busy_timeout = ${BUSY_MS}; BEGIN`);
      // The first read takes the shared lock, which lasts as long as the transaction.
      this.generation = this.#read();
    } catch (error) {
      this.release();
      throw asStoreError(error);
    }
  }

  /** For a process that closes the database and continues. */
  release(): void {
    if (this.#file.isOpen) this.#file.close();
  }

  #beginGenerationIfAlone(): void {
    try {
      this.#file.exec('PRAGMA busy_timeout = 0; BEGIN EXCLUSIVE');
    } catch (error) {
      if (isBusy(error)) return;
      throw error;
    }
    this.#file.exec(`PRAGMA user_version = ${this.#read() + 1}; COMMIT`);
  }

  #read(): number {
    return Number(this.#file.prepare('PRAGMA user_version').get()?.['user_version']);
  }
}

/** Opens no existing file: closing any handle drops all locks of the process on it (POSIX). */
function createOnce(path: string): void {
  try {
    closeSync(openSync(path, 'wx', 0o600));
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'EEXIST') return;
    throw cannotOpen(path, cause);
  }
}
