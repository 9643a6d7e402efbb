import { close, fdatasync, open } from 'node:fs';
import { promisify } from 'node:util';

const [opened, synced, closed] = [promisify(open), promisify(fdatasync), promisify(close)];

export interface Disk {
  /**
   * Resolves once all writes before the call are synced. Calls during a sync share the next one.
   * @throws the system's error of a failed sync
   */
  reached(): Promise<void>;
  /** Waits for the syncs in flight. */
  close(): Promise<void>;
}

/** For a database in memory. */
export const NO_DISK: Disk = { reached: () => Promise.resolve(), close: () => Promise.resolve() };

/**
 * Syncs SQLite's write-ahead log from a thread of libuv's pool; with `synchronous = FULL` SQLite
 * would block the event loop for each sync. SQLite holds no lock on this file, so closing it here
 * releases none.
 */
export class LogOnDisk implements Disk {
  readonly #path: string;
  readonly #sync: (file: number) => Promise<void>;
  #file: Promise<number> | undefined;
  #current: Promise<void> = Promise.resolve();
  #next: Promise<void> | undefined;

  /** @param sync the system's own by default */
  constructor(path: string, sync: (file: number) => Promise<void> = synced) {
    this.#path = path;
    this.#sync = sync;
  }

  reached(): Promise<void> {
    this.#next ??= this.#after(this.#current);
    return this.#next;
  }

  async close(): Promise<void> {
    await this.#next?.catch(() => undefined);
    await this.#current.catch(() => undefined);
    const file = await this.#file?.catch(() => undefined);
    this.#file = undefined;
    if (file !== undefined) await closed(file);
  }

  async #after(before: Promise<void>): Promise<void> {
    await before.catch(() => undefined);
    this.#current = this.#write();
    this.#next = undefined;
    await this.#current;
  }

  async #write(): Promise<void> {
    // The log exists from the first write until the database closes.
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
