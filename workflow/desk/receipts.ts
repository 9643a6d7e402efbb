import { createHash } from 'node:crypto';
import type { Requester } from './requests.ts';
import { receiptId, type Receipt } from '../records/records.ts';
import type { Documents, Partition, Write } from '../kernel/ports.ts';

/** How long a redelivery is recognised: far beyond what Teams or a webhook sender tries. */
const RECEIPT_TTL_SECONDS = 90 * 24 * 60 * 60;

/** The same for the same intention, whatever order its fields came in. */
export function contentHash(command: object, by: Requester): string {
  const actor = by.kind === 'person' ? `person:${by.personId}` : by.kind;
  return createHash('sha256').update(canonical({ actor, command })).digest('base64url');
}

/** Remembers what a command has come to; create-only, so that it counts once. */
export function receiptWrite(commandId: string, receipt: Receipt): Write {
  return {
    op: 'create',
    id: receiptId(commandId),
    kind: 'receipt',
    body: receipt,
    ttlSeconds: RECEIPT_TTL_SECONDS,
  };
}

/** How a command id was used before. */
export interface EarlierUse {
  /** By this very command, not by another. */
  readonly same: boolean;
  /** Of the aggregate, as the command left it. */
  readonly revision: number;
}

/** How a command id was used before; undefined if it was not. */
export async function earlierUse(
  documents: Documents,
  partition: Partition,
  commandId: string,
  hash: string,
): Promise<EarlierUse | undefined> {
  const found = await documents.read<Receipt>({ ...partition, id: receiptId(commandId) });
  if (found === undefined) return undefined;
  const { contentHash, revision } = found.body;
  return { same: contentHash === hash, revision };
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
