import { createHash } from 'node:crypto';
import { INDEX_FIELDS, type Find, type StoredDocument } from '../workflow/kernel/ports.ts';
import { StorageError } from './storage-error.ts';

/**
 * Sort key of a page's last document. The next page begins after this position, not after a count,
 * so writes in between neither repeat nor skip a document.
 */
export interface Position {
  /** Value of the ordering field; absent if the page is ordered by key alone. */
  readonly value?: string | number;
  readonly tenantId: string;
  readonly aggregateId: string;
  readonly id: string;
}

export function cursorAfter(query: Find, last: StoredDocument): string {
  const value = query.orderBy && last.index[query.orderBy.field];
  const parts = [fingerprint(query), value ?? null, last.tenantId, last.aggregateId, last.id];
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

/**
 * End of the previous page; undefined for the first page.
 * @throws StorageError `cursor-invalid` if the cursor belongs to another query
 */
export function positionOf(query: Find): Position | undefined {
  if (query.after !== undefined && query.tenantId !== undefined)
    return { ...query.after, tenantId: query.tenantId };
  if (query.cursor === undefined) return undefined;
  const parts = parsed(query.cursor);
  const [mark, value, tenantId, aggregateId, id] = parts;
  const ordered = typeof value === 'string' || typeof value === 'number';
  if (
    mark !== fingerprint(query) ||
    typeof tenantId !== 'string' ||
    typeof aggregateId !== 'string' ||
    typeof id !== 'string' ||
    ordered !== (query.orderBy !== undefined)
  )
    throw new StorageError('cursor-invalid', 'This cursor does not belong to this query');
  return { tenantId, aggregateId, id, ...(ordered && { value }) };
}

function parsed(cursor: string): readonly unknown[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(parts) ? parts : [];
  } catch {
    return [];
  }
}

/** Identifies the query apart from its page size, which may change. */
function fingerprint({ kind, tenantId, aggregateId, where, orderBy }: Find): string {
  const conditions = INDEX_FIELDS.map((field) => where?.[field] ?? null);
  const text = JSON.stringify([
    kind,
    tenantId,
    aggregateId,
    conditions,
    orderBy?.field,
    orderBy?.descending ?? false,
  ]);
  return createHash('sha256').update(text).digest('base64url').slice(0, 12);
}
