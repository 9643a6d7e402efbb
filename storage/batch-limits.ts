import type { Write } from '../workflow/kernel/ports.ts';
import { StorageError } from './storage-error.ts';

const WRITES = 100;
/** Of the two megabytes of a request the rest is for keys, index values and what wraps them. */
const BYTES = 1_900_000;

/**
 * The bodies of a commit as JSON, one per write and empty for a delete. Cosmos DB's limits of one
 * transaction hold for every adapter, so that what works on one works on the other.
 * @throws StorageError `batch-too-large`
 */
export function bodiesWithinLimits(writes: readonly Write[]): readonly string[] {
  if (writes.length > WRITES)
    throw new StorageError(
      'batch-too-large',
      `${writes.length} writes in one commit, at most ${WRITES}`,
    );
  const bodies: string[] = [];
  let bytes = 0;
  for (const write of writes) {
    const body = write.op === 'delete' ? '' : JSON.stringify(write.body ?? null);
    bytes += Buffer.byteLength(body);
    bodies.push(body);
  }
  if (bytes > BYTES)
    throw new StorageError('batch-too-large', `${bytes} bytes in one commit, at most ${BYTES}`);
  return bodies;
}
