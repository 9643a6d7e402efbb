import type { ItemDefinition, JSONObject } from '@azure/cosmos';
import { createHash } from 'node:crypto';
import type {
  DocumentKey,
  IndexValues,
  Partition,
  StoredDocument,
  Write,
} from '../../workflow/kernel/ports.ts';

/** Stored form of a document. */
export interface CosmosItem {
  /** Document id, escaped for Cosmos DB. */
  readonly id: string;
  readonly tenantId: string;
  readonly aggregateId: string;
  readonly documentId: string;
  /** Tenant, aggregate and document id: the sort key after a field. */
  readonly place: string;
  readonly kind: string;
  readonly body: unknown;
  readonly fields: IndexValues;
  /** Id of the commit that wrote it; proves the commit's success after a lost response. */
  readonly nonce: string;
  /** Seconds; absent if the document does not expire. */
  readonly ttl?: number;
}

export function itemOf(
  { tenantId, aggregateId }: Partition,
  write: Exclude<Write, { op: 'delete' }>,
  nonce: string,
): CosmosItem & JSONObject {
  const item: CosmosItem = {
    id: itemId(write.id),
    tenantId,
    aggregateId,
    documentId: write.id,
    place: itemKey({ tenantId, aggregateId, id: write.id }),
    kind: write.kind,
    body: write.body ?? null,
    fields: write.index ?? {},
    nonce,
    ...(write.ttlSeconds !== undefined && { ttl: Math.max(1, Math.ceil(write.ttlSeconds)) }),
  };
  return item as CosmosItem & JSONObject;
}

export function documentOf<Body>(item: CosmosItem & ItemDefinition): StoredDocument<Body> {
  return {
    tenantId: item.tenantId,
    aggregateId: item.aggregateId,
    id: item.documentId,
    kind: item.kind,
    body: item.body as Body,
    index: item.fields,
    etag: String(item['_etag']),
  };
}

/** Sorts like tenant, aggregate and id in turn, since the separator sorts before any text. */
export function itemKey({ tenantId, aggregateId, id }: DocumentKey): string {
  return [tenantId, aggregateId, id].join('\u001f');
}

const LONGEST_ID = 255;

/**
 * Document id as an item id. Cosmos DB forbids `/ \ ? #`, other characters cause trouble in some of
 * its tools, and the length is limited. No two ids map to the same item id.
 */
export function itemId(id: string): string {
  const escaped = id.replace(
    /[^A-Za-z0-9:_-]/g,
    (unit) => `~${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  if (escaped.length <= LONGEST_ID) return escaped;
  const digest = createHash('sha256').update(escaped).digest('hex');
  return `${escaped.slice(0, LONGEST_ID - 66)}~~${digest}`;
}
