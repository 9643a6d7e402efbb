import type { Write } from '../workflow/kernel/ports.ts';
import { StorageError } from './storage-error.ts';

const WRITES = 100;
/** A request may have 2 MB; the rest is for keys, index values and JSON around them. */
const BYTES = 1_900_000;

/**
 * JSON bodies of a commit's writes, empty for a delete. All adapters enforce Cosmos DB's limits, so
 * that a commit valid on one is valid on the other.
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
