import { LRUCache } from 'lru-cache';
import type { DocumentKey, Partition, StoredDocument } from '../../workflow/kernel/ports.ts';
import type { Prepared } from './write-sql.ts';

/** Result of a point read; the absence of a document is cached too. */
export interface CacheEntry {
  readonly document: StoredDocument | undefined;
  /** Expiry in milliseconds; absent if the document does not expire. */
  readonly expiresAt?: number;
}

/** Limit for all bodies together. */
const MAX_CHARACTERS = 32 * 1024 * 1024;
/** Overhead of an entry besides its body. */
const ENTRY_CHARACTERS = 500;

/**
 * Cache of parsed documents by key, absent ones included. It is never older than the file: SQLite's
 * `data_version` changes when another connection commits, and each write removes its own entry.
 */
export class DocumentCache {
  readonly #prepared: Prepared;
  readonly #documents = new LRUCache<string, CacheEntry>({ maxSize: MAX_CHARACTERS });
  #version: unknown;
  #isChecked = false;

  constructor(prepared: Prepared) {
    this.#prepared = prepared;
  }

  /** Undefined if the document is not cached or has expired. */
  get(key: DocumentKey, now: number): CacheEntry | undefined {
    if (!this.#isChecked) this.#checkVersion();
    const known = this.#documents.get(nameOf(key, key.id));
    const { expiresAt = Infinity } = known ?? {};
    return expiresAt > now ? known : undefined;
  }

  /** Checks `data_version` once per tick: in between no foreign commit can become known. */
  #checkVersion(): void {
    const version = this.#prepared('PRAGMA data_version').get()?.['data_version'];
    if (version !== this.#version) this.#documents.clear();
    this.#version = version;
    this.#isChecked = true;
    process.nextTick(() => (this.#isChecked = false));
  }

  /** @param characters length of the JSON body */
  set(key: DocumentKey, known: CacheEntry, characters: number): void {
    this.#documents.set(nameOf(key, key.id), known, { size: characters + ENTRY_CHARACTERS });
  }

  delete(partition: Partition, id: string): void {
    this.#documents.delete(nameOf(partition, id));
  }
}

function nameOf({ tenantId, aggregateId }: Partition, id: string): string {
  return JSON.stringify([tenantId, aggregateId, id]);
}
