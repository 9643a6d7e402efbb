import type { StatementSync } from 'node:sqlite';
import type { Partition, Write } from '../../workflow/ports.ts';

/** Runs one statement of the connection, prepared once. */
export type Prepared = (text: string) => StatementSync;

/** What a write did: its document's new etag (none after a delete), or why it could not. */
export type Written =
  { readonly etag?: string } | { readonly conflict: 'exists' | 'changed' | 'missing' };

const KEY = 'tenant_id = :tenantId AND aggregate_id = :aggregateId AND id = :id';
// Random rather than counted: a document deleted and made again never has an etag it had before.
const NEW_ETAG = 'lower(hex(randomblob(8)))';

const INSERT = `INSERT INTO documents (tenant_id, aggregate_id, id, kind, body, index_values, etag, expires_at)
  VALUES (:tenantId, :aggregateId, :id, :kind, :body, :index, ${NEW_ETAG}, :expiresAt)`;
// What has expired is not there, though it may still be in the file.
const GUARDED = `${KEY} AND etag = :ifMatch AND (expires_at IS NULL OR expires_at > :now)`;
const OVERWRITE = `kind = :kind, body = :body, index_values = :index, etag = ${NEW_ETAG}, expires_at = :expiresAt`;
const CREATE = `${INSERT} ON CONFLICT DO UPDATE SET ${OVERWRITE} WHERE expires_at <= :now RETURNING etag`;
const PUT = `${INSERT} ON CONFLICT DO UPDATE SET ${OVERWRITE} RETURNING etag`;
const REPLACE = `UPDATE documents SET ${OVERWRITE} WHERE ${GUARDED} RETURNING etag`;
const DELETE = `DELETE FROM documents WHERE ${KEY}`;
const GUARDED_DELETE = `DELETE FROM documents WHERE ${GUARDED}`;
const PRESENT = `SELECT 1 FROM documents WHERE ${KEY} AND (expires_at IS NULL OR expires_at > :now)`;

/** Carries out one write inside the transaction that is open. `body` is its document as JSON. */
export function carryOut(
  prepared: Prepared,
  partition: Partition,
  write: Write,
  body: string,
  now: number,
): Written {
  const key = { tenantId: partition.tenantId, aggregateId: partition.aggregateId, id: write.id };
  const missed = (): Written => ({
    conflict: prepared(PRESENT).get({ ...key, now }) === undefined ? 'missing' : 'changed',
  });

  if (write.op === 'delete') {
    if (write.ifMatch === undefined) prepared(DELETE).run(key);
    else if (prepared(GUARDED_DELETE).run({ ...key, ifMatch: write.ifMatch, now }).changes === 0)
      return missed();
    return {};
  }

  const row = {
    ...key,
    kind: write.kind,
    body,
    index: JSON.stringify(write.index ?? {}),
    expiresAt: write.ttlSeconds === undefined ? null : now + write.ttlSeconds * 1000,
  };
  switch (write.op) {
    case 'create':
      return etagOf(prepared(CREATE).get({ ...row, now })) ?? { conflict: 'exists' };
    case 'put':
      return etagOf(prepared(PUT).get(row)) ?? {};
    case 'replace':
      return etagOf(prepared(REPLACE).get({ ...row, ifMatch: write.ifMatch, now })) ?? missed();
  }
}

function etagOf(row: Record<string, unknown> | undefined): { readonly etag: string } | undefined {
  return row && { etag: String(row['etag']) };
}
