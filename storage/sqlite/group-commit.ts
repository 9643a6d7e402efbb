import { setImmediate as nextIteration, setTimeout as pause } from 'node:timers/promises';
import {
  StoreUnavailable,
  type Clock,
  type CommitResult,
  type Partition,
  type Write,
} from '../../workflow/kernel/ports.ts';
import type { Disk } from './disk.ts';
import type { DocumentCache } from './document-cache.ts';
import { asStoreError, isBusy } from './sqlite-errors.ts';
import { executeWrite, type Connection, type Prepared } from './write-sql.ts';

/** With the connection's busy timeout of each attempt, about three seconds in all. */
const LOCK_ATTEMPTS = 12;
const LOCK_PAUSE_MS = 10;

const PURGE = `DELETE FROM documents WHERE rowid IN
  (SELECT rowid FROM documents WHERE expires_at <= ? LIMIT 500)`;
const PURGE_EVERY_MS = 60_000;

/** Limits the time for which one transaction blocks the event loop. */
const MAX_BATCHES = 64;

export interface GroupCommitOptions {
  readonly database: Connection;
  readonly prepared: Prepared;
  readonly clock: Clock;
  readonly cache: DocumentCache;
  readonly newEtag: () => string;
  readonly disk: Disk;
}

interface Batch {
  readonly partition: Partition;
  readonly writes: readonly Write[];
  readonly bodies: readonly string[];
  /** Resolves after the sync. */
  readonly lasting: boolean;
  readonly resolve: (result: CommitResult) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Combines concurrent batches into one transaction and one sync. Each batch stays atomic. A lasting
 * one resolves after the sync, during which the next transaction runs.
 */
export class GroupCommit {
  readonly #options: GroupCommitOptions;
  #purgedAt = -Infinity;
  #queue: Batch[] = [];
  #running: Promise<void> | undefined;

  constructor(options: GroupCommitOptions) {
    this.#options = options;
  }

  /** Commits with the next group. @param bodies JSON bodies of the writes */
  add(
    partition: Partition,
    writes: readonly Write[],
    bodies: readonly string[],
  ): Promise<CommitResult> {
    const lasting = writes.some((write) => write.lasting !== false);
    const { promise, resolve, reject } = Promise.withResolvers<CommitResult>();
    this.#queue.push({ partition, writes, bodies, lasting, resolve, reject });
    this.#running ??= this.#run();
    return promise;
  }

  /** Resolves when all added batches are completed. */
  async settled(): Promise<void> {
    await this.#running;
  }

  async #run(): Promise<void> {
    while (this.#queue.length > 0) {
      await this.#gather();
      const group = this.#queue.splice(0, MAX_BATCHES);
      await this.#commit(group);
    }
    this.#running = undefined;
  }

  /** Collects batches until an iteration of the event loop brings no more. */
  async #gather(): Promise<void> {
    let before: number;
    do {
      before = this.#queue.length;
      await nextIteration();
    } while (this.#queue.length > before && this.#queue.length < MAX_BATCHES);
  }

  async #commit(group: readonly Batch[]): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      try {
        const results = this.#transaction(group);
        if (results) this.#resolve(group, results);
        else await this.#oneByOne(group);
        return;
      } catch (error) {
        if (!isBusy(error) || attempt === LOCK_ATTEMPTS) return this.#failed(group, error);
      }
      // SQLite's own wait would block the event loop.
      await pause(LOCK_PAUSE_MS);
    }
  }

  /** Batches that need not last resolve at once and are synced with the next lasting one. */
  #resolve(group: readonly Batch[], results: readonly CommitResult[]): void {
    let reached: Promise<void> | undefined;
    for (const [at, one] of group.entries()) {
      const result = results[at] as CommitResult;
      if (!one.lasting) {
        one.resolve(result);
        continue;
      }
      reached ??= this.#options.disk.reached();
      reached.then(
        () => one.resolve(result),
        (cause: unknown) =>
          one.reject(new StoreUnavailable('The WAL could not be synced', 'io', { cause })),
      );
    }
  }

  /** After an error of a batch rather than of the store, retries each batch alone. */
  async #failed(group: readonly Batch[], error: unknown): Promise<void> {
    const storeError = asStoreError(error);
    if (group.length === 1 || storeError instanceof StoreUnavailable) {
      for (const { reject } of group) reject(storeError);
      return;
    }
    await this.#oneByOne(group);
  }

  async #oneByOne(group: readonly Batch[]): Promise<void> {
    for (const one of group) await this.#commit([one]);
  }

  /**
   * Runs the group as one transaction. A conflict after a batch's first write rolls back the whole
   * group; that is rare, while savepoints would copy every changed page.
   * @returns undefined if the group was rolled back and each batch has to be run alone
   */
  #transaction(group: readonly Batch[]): readonly CommitResult[] | undefined {
    const { database, prepared, clock } = this.#options;
    const now = clock.now();
    const results: CommitResult[] = [];
    database.exec('BEGIN IMMEDIATE');
    try {
      for (const batch of group) {
        const result = this.#batch(batch, now);
        results.push(result);
        if (result.ok || result.at === 0) continue;
        database.exec('ROLLBACK');
        return group.length === 1 ? results : undefined;
      }
      // Queries ignore expired documents; here they are deleted, up to 500 at a time.
      if (now - this.#purgedAt >= PURGE_EVERY_MS) {
        this.#purgedAt = now;
        prepared(PURGE).run(now);
      }
      database.exec('COMMIT');
      return results;
    } catch (error) {
      if (database.isTransaction) database.exec('ROLLBACK');
      throw error;
    }
  }

  /** Executes the writes of a batch until one has a conflict. */
  #batch({ partition, writes, bodies }: Batch, now: number): CommitResult {
    const { prepared, cache, newEtag } = this.#options;
    const etags: (string | undefined)[] = [];
    for (const [at, write] of writes.entries()) {
      cache.delete(partition, write.id);
      const done = executeWrite({ prepared, now, newEtag }, partition, write, bodies[at] ?? '');
      if ('conflict' in done) return { ok: false, conflict: done.conflict, at };
      etags.push(done.etag);
    }
    return { ok: true, etags };
  }
}
