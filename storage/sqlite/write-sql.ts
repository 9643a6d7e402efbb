import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Partition, Write } from '../../workflow/kernel/ports.ts';

export type Connection = Pick<
  DatabaseSync,
  'exec' | 'prepare' | 'isOpen' | 'isTransaction' | 'close'
>;

/** Returns the connection's prepared statement, which is cached. */
export type Prepared = (text: string) => StatementSync;

/** Result of a write: the new etag, undefined after a delete, or the conflict. */
export type WriteResult =
  { readonly etag?: string } | { readonly conflict: 'exists' | 'changed' | 'missing' };

// Positional: named parameters add half the time of a small write.
const KEY = 'tenant_id = ? AND aggregate_id = ? AND id = ?';
const INSERT = `INSERT INTO documents (tenant_id, aggregate_id, id, kind, body, index_values, etag, expires_at)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?)`;
// An expired document counts as missing, though it may still be in the file.
const GUARDED = `${KEY} AND etag = ? AND (expires_at IS NULL OR expires_at > ?)`;
const CONTENT = ['kind', 'body', 'index_values', 'etag', 'expires_at'];
const OVERWRITE = CONTENT.map((column) => `${column} = excluded.${column}`).join(', ');
const CREATE = `${INSERT} ON CONFLICT DO UPDATE SET ${OVERWRITE} WHERE documents.expires_at <= ?`;
const PUT = `${INSERT} ON CONFLICT DO UPDATE SET ${OVERWRITE}`;
const REPLACE = `UPDATE documents SET ${CONTENT.map((column) => `${column} = ?`).join(', ')}
  WHERE ${GUARDED}`;
const DELETE = `DELETE FROM documents WHERE ${KEY}`;
const GUARDED_DELETE = `DELETE FROM documents WHERE ${GUARDED}`;
const PRESENT = `SELECT 1 FROM documents WHERE ${KEY} AND (expires_at IS NULL OR expires_at > ?)`;

/** Context of a write within the open transaction. */
export interface WriteContext {
  readonly prepared: Prepared;
  readonly now: number;
  /** Returns an etag that no document has or has had. */
  readonly newEtag: () => string;
}

/** Executes one write. @param body JSON of its document */
export function executeWrite(
  { prepared, now, newEtag }: WriteContext,
  { tenantId, aggregateId }: Partition,
  write: Write,
  body: string,
): WriteResult {
  const key = [tenantId, aggregateId, write.id];
  const missed = (): WriteResult => ({
    conflict: prepared(PRESENT).get(...key, now) === undefined ? 'missing' : 'changed',
  });

  if (write.op === 'delete') {
    if (write.ifMatch === undefined) prepared(DELETE).run(...key);
    else if (prepared(GUARDED_DELETE).run(...key, write.ifMatch, now).changes === 0)
      return missed();
    return {};
  }

  const etag = newEtag();
  const index = JSON.stringify(write.index ?? {});
  const expiresAt = write.ttlSeconds === undefined ? null : now + write.ttlSeconds * 1000;
  const content = [write.kind, body, index, etag, expiresAt];
  switch (write.op) {
    case 'create':
      return prepared(CREATE).run(...key, ...content, now).changes === 0
        ? { conflict: 'exists' }
        : { etag };
    case 'put':
      prepared(PUT).run(...key, ...content);
      return { etag };
    case 'replace':
      return prepared(REPLACE).run(...content, ...key, write.ifMatch, now).changes === 0
        ? missed()
        : { etag };
  }
}
