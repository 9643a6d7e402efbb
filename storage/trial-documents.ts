import type {
  CommitResult,
  DocumentKey,
  Documents,
  Partition,
  StoredDocument,
  Write,
} from '../workflow/kernel/ports.ts';
import { StorageError } from './storage-error.ts';

/**
 * Documents of another store, with changes that are only in memory: a command on it has the outcome
 * that it would have on the store. Only point reads and commits; queries would miss the changes.
 */
export class TrialDocuments implements Documents {
  readonly #base: Pick<Documents, 'read'>;
  /** By key; undefined for a deleted document. */
  readonly #changed = new Map<string, StoredDocument | undefined>();
  #commits = 0;

  constructor(base: Pick<Documents, 'read'>) {
    this.#base = base;
  }

  async read<Body>(key: DocumentKey): Promise<StoredDocument<Body> | undefined> {
    const name = nameOf(key);
    return this.#changed.has(name)
      ? (this.#changed.get(name) as StoredDocument<Body> | undefined)
      : this.#base.read<Body>(key);
  }

  async commit(partition: Partition, writes: readonly Write[]): Promise<CommitResult> {
    for (const [at, write] of writes.entries()) {
      const conflict = conflictOf(write, await this.read({ ...partition, id: write.id }));
      if (conflict !== undefined) return { ok: false, conflict, at };
    }
    const etag = `trial-${(this.#commits += 1)}`;
    for (const write of writes) {
      const key = { ...partition, id: write.id };
      if (write.op === 'delete') this.#changed.set(nameOf(key), undefined);
      else {
        const { kind, body, index = {} } = write;
        this.#changed.set(nameOf(key), { ...key, kind, body, index, etag });
      }
    }
    return { ok: true, etags: writes.map(({ op }) => (op === 'delete' ? undefined : etag)) };
  }

  find(): Promise<never> {
    return Promise.reject(new StorageError('no-queries', 'a trial answers no queries'));
  }

  count(): Promise<never> {
    return this.find();
  }

  tally(): Promise<never> {
    return this.find();
  }

  async ping(): Promise<void> {
    // Nothing to reach: the base is asked by reads.
  }

  async close(): Promise<void> {
    // The base belongs to others.
  }
}

const nameOf = ({ tenantId, aggregateId, id }: DocumentKey): string =>
  JSON.stringify([tenantId, aggregateId, id]);

function conflictOf(
  write: Write,
  stored: StoredDocument | undefined,
): 'exists' | 'changed' | 'missing' | undefined {
  if (write.op === 'create') return stored === undefined ? undefined : 'exists';
  const ifMatch = write.op === 'put' ? undefined : write.ifMatch;
  if (ifMatch === undefined) return undefined;
  if (stored === undefined) return 'missing';
  return stored.etag === ifMatch ? undefined : 'changed';
}
