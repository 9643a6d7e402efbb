import type { StatementSync } from 'node:sqlite';
import { LRUCache } from 'lru-cache';
import type { DocumentKey, Partition, StoredDocument } from '../../workflow/kernel/ports.ts';

/** What a point read found; a document that is not there is known too. */
export interface Known {
  readonly document: StoredDocument | undefined;
  /** Instant at which the document is gone; absent: it stays. */
  readonly expiresAt?: number;
}

/** Characters of all bodies together. */
const MOST_CHARACTERS = 32 * 1024 * 1024;
/** What a document costs beside its body, and all that an absent one costs. */
const ENTRY_CHARACTERS = 500;

/**
 * Cache of parsed documents by key, absent ones included. Never older than the file: SQLite's
 * `data_version` changes when another connection commits, and each write removes its own entry.
 */
export class KnownDocuments {
  readonly #dataVersion: () => StatementSync;
  readonly #documents = new LRUCache<string, Known>({ maxSize: MOST_CHARACTERS });
  #version: unknown;
  #looked = false;

  constructor(prepared: (text: string) => StatementSync) {
    this.#dataVersion = () => prepared('PRAGMA data_version');
  }

  /** What is known of a document at this moment, if anything is. */
  at(key: DocumentKey, now: number): Known | undefined {
    if (!this.#looked) this.#look();
    const known = this.#documents.get(nameOf(key, key.id));
    const { expiresAt = Infinity } = known ?? {};
    return expiresAt > now ? known : undefined;
  }

  /**
   * Once for all reads that follow one another without waiting for anything from outside: until
   * then nobody can have told this process of a change.
   */
  #look(): void {
    const version = this.#dataVersion().get()?.['data_version'];
    if (version !== this.#version) this.#documents.clear();
    this.#version = version;
    this.#looked = true;
    process.nextTick(() => (this.#looked = false));
  }

  /** @param characters how long its body is */
  keep(key: DocumentKey, known: Known, characters: number): void {
    this.#documents.set(nameOf(key, key.id), known, { size: characters + ENTRY_CHARACTERS });
  }

  /** What is stored may have changed. */
  forget(partition: Partition, id: string): void {
    this.#documents.delete(nameOf(partition, id));
  }
}

function nameOf({ tenantId, aggregateId }: Partition, id: string): string {
  return JSON.stringify([tenantId, aggregateId, id]);
}
