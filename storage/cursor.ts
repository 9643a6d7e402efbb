import { createHash } from 'node:crypto';
import { INDEX_FIELDS, type Find, type StoredDocument } from '../workflow/kernel/ports.ts';
import { StorageError } from './storage-error.ts';

/**
 * The last document of a page, by what the page is ordered by. Paging goes on after this position
 * rather than after a count, so writes between two pages neither repeat nor skip a document.
 */
export interface Position {
  /** Value of the ordering field; absent when the page is ordered by key alone. */
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
 * Where the page before ended, or undefined for the first page.
 * @throws StorageError `cursor-invalid` when the cursor was not made by the same query.
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

/** Of everything that decides which documents come in which order; the page's size may change. */
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
