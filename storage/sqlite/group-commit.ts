import { setTimeout as pause } from 'node:timers/promises';
import {
  StoreUnavailable,
  type Clock,
  type CommitResult,
  type Partition,
  type Write,
} from '../../workflow/kernel/ports.ts';
import type { Disk } from './disk.ts';
import type { KnownDocuments } from './known-documents.ts';
import { asStoreError, isBusy } from './sqlite-errors.ts';
import { carryOut, type Connection, type Prepared } from './write-sql.ts';

/** Together with the connection's own busy timeout this waits some three seconds for the lock. */
const LOCK_ATTEMPTS = 12;
const LOCK_PAUSE_MS = 10;

const PURGE = `DELETE FROM documents WHERE rowid IN
  (SELECT rowid FROM documents WHERE expires_at <= ? LIMIT 500)`;
const PURGE_EVERY_MS = 60_000;

/** Bounds how long one transaction blocks the event loop. */
const MOST_TOGETHER = 64;

export interface GroupCommitOptions {
  readonly database: Connection;
  readonly prepared: Prepared;
  readonly clock: Clock;
  readonly known: KnownDocuments;
  readonly newEtag: () => string;
  readonly disk: Disk;
}

interface Waiting {
  readonly partition: Partition;
  readonly writes: readonly Write[];
  readonly bodies: readonly string[];
  /** Resolves after the sync. */
  readonly lasting: boolean;
  readonly resolve: (result: CommitResult) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Batches that arrive together share one transaction and one sync. Each is still atomic by itself;
 * a lasting one resolves after the sync, during which the next ones are executed.
 */
export class GroupCommit {
  readonly #options: GroupCommitOptions;
  #purgedAt = -Infinity;
  #waiting: Waiting[] = [];
  #underWay: Promise<void> | undefined;

  constructor(options: GroupCommitOptions) {
    this.#options = options;
  }

  /** Commits with the next group; the bodies are those of the writes, as JSON. */
  add(
    partition: Partition,
    writes: readonly Write[],
    bodies: readonly string[],
  ): Promise<CommitResult> {
    const lasting = writes.some((write) => write.lasting !== false);
    return new Promise((resolve, reject) => {
      this.#waiting.push({ partition, writes, bodies, lasting, resolve, reject });
      this.#underWay ??= this.#run();
    });
  }

  /** Resolves once everything that was added is answered. */
  async settled(): Promise<void> {
    await this.#underWay;
  }

  async #run(): Promise<void> {
    while (this.#waiting.length > 0) {
      await this.#gathered();
      const group = this.#waiting.splice(0, MOST_TOGETHER);
      await this.#commit(group);
    }
    this.#underWay = undefined;
  }

  /** Waits for further batches until one iteration of the event loop brings none. */
  async #gathered(): Promise<void> {
    let before: number;
    do {
      before = this.#waiting.length;
      await new Promise((resolve) => setImmediate(resolve));
    } while (this.#waiting.length > before && this.#waiting.length < MOST_TOGETHER);
  }

  async #commit(group: readonly Waiting[]): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      try {
        const results = this.#transaction(group);
        if (results) this.#answer(group, results);
        else await this.#oneByOne(group);
        return;
      } catch (error) {
        if (!isBusy(error) || attempt === LOCK_ATTEMPTS) return this.#failed(group, error);
      }
      // SQLite's own waiting would block the event loop.
      await pause(LOCK_PAUSE_MS);
    }
  }

  /** Resolves batches that need not last at once: they are synced with the next that must. */
  #answer(group: readonly Waiting[], results: readonly CommitResult[]): void {
    const reached = group.some(({ lasting }) => lasting) ? this.#options.disk.reached() : undefined;
    for (const [at, one] of group.entries()) {
      const result = results[at] as CommitResult;
      if (!one.lasting) one.resolve(result);
      else
        reached?.then(
          () => one.resolve(result),
          (cause: unknown) =>
            one.reject(new StoreUnavailable('The disk did not take the write', 'io', { cause })),
        );
    }
  }

  /** A batch that cannot be written must not fail the others: each is tried by itself. */
  async #failed(group: readonly Waiting[], error: unknown): Promise<void> {
    const told = asStoreError(error);
    if (group.length === 1 || told instanceof StoreUnavailable) {
      for (const { reject } of group) reject(told);
      return;
    }
    await this.#oneByOne(group);
  }

  async #oneByOne(group: readonly Waiting[]): Promise<void> {
    for (const one of group) await this.#commit([one]);
  }

  /**
   * A conflict after the first write of a batch rolls back the whole group. That is rare, while a
   * savepoint for each batch would copy every page that the batch changes.
   * @returns undefined when the others were rolled back too, and each is to be tried by itself
   */
  #transaction(group: readonly Waiting[]): readonly CommitResult[] | undefined {
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
      // Expired documents are invisible at once; they leave the file here, some at a time.
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

  /** The writes of a batch, up to one that meets a conflict. */
  #batch({ partition, writes, bodies }: Waiting, now: number): CommitResult {
    const { prepared, known, newEtag } = this.#options;
    const etags: (string | undefined)[] = [];
    for (const [at, write] of writes.entries()) {
      known.forget(partition, write.id);
      const done = carryOut({ prepared, now, newEtag }, partition, write, bodies[at] ?? '');
      if ('conflict' in done) return { ok: false, conflict: done.conflict, at };
      etags.push(done.etag);
    }
    return { ok: true, etags };
  }
}
