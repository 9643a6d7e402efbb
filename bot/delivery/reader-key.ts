import { createHash } from 'node:crypto';
import type { OutboxIntent } from '../../workflow/records/records.ts';

/**
 * Tells one reader from another inside an id. An id is logged and printed, so an address is in it
 * only as a digest.
 */
export function readerKey({
  readerId,
  readerEmail = '',
}: Pick<OutboxIntent, 'readerId' | 'readerEmail'>): string {
  if (readerId !== undefined) return readerId;
  const digest = createHash('sha256').update(readerEmail.toLowerCase()).digest('base64url');
  return `address-${digest.slice(0, 16)}`;
}
