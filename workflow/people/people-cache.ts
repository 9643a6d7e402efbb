import type { Clock, StoredDocument } from '../kernel/ports.ts';
import type { PersonRecord } from '../records/records.ts';

type Known = StoredDocument<PersonRecord> | undefined;

interface Entry {
  readonly known: Known;
  readonly until: number;
}

/**
 * The people met lately, so that a turn does not read its sender anew. Short-lived, since another
 * replica may change the same person; a write from here is guarded by ETag all the same.
 */
export class PeopleCache {
  readonly #clock: Clock;
  readonly #lifeMs: number;
  readonly #size: number;
  readonly #entries = new Map<string, Entry>();

  constructor(options: { clock: Clock; lifeMs: number; size: number }) {
    this.#clock = options.clock;
    this.#lifeMs = options.lifeMs;
    this.#size = options.size;
  }

  /** What was kept, in a wrapper, since "nobody" is an answer too. */
  get(tenantId: string, personId: string): { readonly known: Known } | undefined {
    const entry = this.#entries.get(key(tenantId, personId));
    return entry && entry.until > this.#clock.now() ? entry : undefined;
  }

  /** Remembers what was read of a person, that there is nobody included. */
  set(tenantId: string, personId: string, known: Known): void {
    const at = key(tenantId, personId);
    this.#entries.delete(at);
    this.#entries.set(at, { known, until: this.#clock.now() + this.#lifeMs });
    if (this.#entries.size > this.#size) this.#dropOldest();
  }

  /** What is stored of the person has changed. */
  forget(tenantId: string, personId: string): void {
    this.#entries.delete(key(tenantId, personId));
  }

  #dropOldest(): void {
    const oldest = this.#entries.keys().next();
    if (!oldest.done) this.#entries.delete(oldest.value);
  }
}

const key = (tenantId: string, personId: string): string => JSON.stringify([tenantId, personId]);
