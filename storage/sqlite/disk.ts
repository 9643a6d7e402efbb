import { close, fdatasync, open } from 'node:fs';
import { promisify } from 'node:util';

const [opened, synced, closed] = [promisify(open), promisify(fdatasync), promisify(close)];

export interface Disk {
  /**
   * Resolves once everything that was written before the call is on the disk; whoever asks while it
   * is on its way waits for the next time.
   * @throws what the system says when it cannot be known to be there
   */
  reached(): Promise<void>;
  /** After the last one has been reached. */
  close(): Promise<void>;
}

/** For a database in memory, of which nothing lasts. */
export const NO_DISK: Disk = { reached: () => Promise.resolve(), close: () => Promise.resolve() };

/**
 * The log that SQLite writes ahead. It is waited for beside everything else in the process, which
 * SQLite itself would hold up meanwhile, and once for all who ask at the same time. No lock of
 * SQLite's hangs on this file, so it may be opened and closed beside it.
 */
export class LogOnDisk implements Disk {
  readonly #path: string;
  readonly #sync: (file: number) => Promise<void>;
  #file: Promise<number> | undefined;
  #underWay: Promise<void> = Promise.resolve();
  #next: Promise<void> | undefined;

  /** @param sync by default the system's own */
  constructor(path: string, sync: (file: number) => Promise<void> = synced) {
    this.#path = path;
    this.#sync = sync;
  }

  reached(): Promise<void> {
    this.#next ??= this.#after(this.#underWay);
    return this.#next;
  }

  async close(): Promise<void> {
    await this.#next?.catch(() => undefined);
    await this.#underWay.catch(() => undefined);
    const file = await this.#file?.catch(() => undefined);
    this.#file = undefined;
    if (file !== undefined) await closed(file);
  }

  async #after(before: Promise<void>): Promise<void> {
    await before.catch(() => undefined);
    this.#underWay = this.#write();
    this.#next = undefined;
    await this.#underWay;
  }

  async #write(): Promise<void> {
    // Once there is something in it, it stays as long as the database is open.
    const file = (this.#file ??= opened(this.#path, 'r+'));
    try {
      await this.#sync(await file);
    } catch (error) {
      this.#file = undefined;
      await file.then(closed).catch(() => undefined);
      throw error;
    }
  }
}
