import type { StatementResultingChanges, StatementSync } from 'node:sqlite';
import type { Partition, Write } from '../../workflow/ports.ts';

/** Runs one statement of the connection, prepared once. */
export type Prepared = (text: string) => StatementSync;

/** What a write did: its document's new etag (none after a delete), or why it could not. */
export type Written =
  { readonly etag?: string } | { readonly conflict: 'exists' | 'changed' | 'missing' };

const KEY = 'tenant_id = :tenantId AND aggregate_id = :aggregateId AND id = :id';
const INSERT = `INSERT INTO documents (tenant_id, aggregate_id, id, kind, body, index_values, etag, expires_at)
  VALUES (:tenantId, :aggregateId, :id, :kind, :body, :index, :etag, :expiresAt)`;
// What has expired is not there, though it may still be in the file.
const GUARDED = `${KEY} AND etag = :ifMatch AND (expires_at IS NULL OR expires_at > :now)`;
const OVERWRITE = `kind = :kind, body = :body, index_values = :index, etag = :etag, expires_at = :expiresAt`;
const CREATE = `${INSERT} ON CONFLICT DO UPDATE SET ${OVERWRITE} WHERE expires_at <= :now`;
const PUT = `${INSERT} ON CONFLICT DO UPDATE SET ${OVERWRITE}`;
const REPLACE = `UPDATE documents SET ${OVERWRITE} WHERE ${GUARDED}`;
const DELETE = `DELETE FROM documents WHERE ${KEY}`;
const GUARDED_DELETE = `DELETE FROM documents WHERE ${GUARDED}`;
const PRESENT = `SELECT 1 FROM documents WHERE ${KEY} AND (expires_at IS NULL OR expires_at > :now)`;

/** What a write is carried out with, inside the transaction that is open. */
export interface CarryOut {
  readonly prepared: Prepared;
  readonly now: number;
  /** One that no document has, or has had. */
  readonly newEtag: () => string;
}

/** Carries out one write. `body` is its document as JSON. */
export function carryOut(
  { prepared, now, newEtag }: CarryOut,
  partition: Partition,
  write: Write,
  body: string,
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

  const etag = newEtag();
  const row = {
    ...key,
    kind: write.kind,
    body,
    index: JSON.stringify(write.index ?? {}),
    etag,
    expiresAt: write.ttlSeconds === undefined ? null : now + write.ttlSeconds * 1000,
  };
  switch (write.op) {
    case 'create':
      return wrote(prepared(CREATE).run({ ...row, now })) ? { etag } : { conflict: 'exists' };
    case 'put':
      prepared(PUT).run(row);
      return { etag };
    case 'replace':
      return wrote(prepared(REPLACE).run({ ...row, ifMatch: write.ifMatch, now }))
        ? { etag }
        : missed();
  }
}

const wrote = ({ changes }: StatementResultingChanges): boolean => changes !== 0;
