import { LRUCache } from 'lru-cache';
import type { Clock, StoredDocument } from '../kernel/ports.ts';
import type { PersonRecord } from '../records/records.ts';

/** What was read of a person; wrapped, since "not stored" is cached too. */
interface Entry {
  readonly known: StoredDocument<PersonRecord> | undefined;
}

/**
 * The persons read or written lately, so that a turn does not read its sender again. Short-lived,
 * since another replica may change the same person; a write from here is guarded by ETag.
 */
export class PeopleCache {
  readonly #entries: LRUCache<string, Entry>;

  constructor({ clock, lifeMs, size }: { clock: Clock; lifeMs: number; size: number }) {
    this.#entries = new LRUCache({ max: size, ttl: lifeMs, ttlResolution: 0, perf: clock });
  }

  /** Undefined when nothing is cached, which is not the same as "not stored". */
  get(tenantId: string, personId: string): Entry | undefined {
    return this.#entries.get(keyOf(tenantId, personId));
  }

  /** Caches what was read or written of a person. */
  set(tenantId: string, personId: string, known: Entry['known']): void {
    this.#entries.set(keyOf(tenantId, personId), { known });
  }

  /** The stored person has changed. */
  forget(tenantId: string, personId: string): void {
    this.#entries.delete(keyOf(tenantId, personId));
  }
}

const keyOf = (tenantId: string, personId: string): string => JSON.stringify([tenantId, personId]);
