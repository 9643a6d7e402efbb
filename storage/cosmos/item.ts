import type { ItemDefinition, JSONObject } from '@azure/cosmos';
import { createHash } from 'node:crypto';
import type {
  DocumentKey,
  IndexValues,
  Partition,
  StoredDocument,
  Write,
} from '../../workflow/kernel/ports.ts';

/** A document as it lies in the container. */
export interface CosmosItem {
  /** The document's id in the characters that Cosmos DB allows. */
  readonly id: string;
  readonly tenantId: string;
  readonly aggregateId: string;
  readonly documentId: string;
  /** Tenant, aggregate and document: what orders documents of equal fields. */
  readonly place: string;
  readonly kind: string;
  readonly body: unknown;
  readonly fields: IndexValues;
  /** Of the commit that wrote it, by which a commit whose answer was lost is known again. */
  readonly nonce: string;
  /** Seconds; absent: kept. */
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

/** The document that an item of the container holds. */
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

/** Orders as tenant, aggregate and id one after the other would: the separator sorts before text. */
export function itemKey({ tenantId, aggregateId, id }: DocumentKey): string {
  return [tenantId, aggregateId, id].join('\u001f');
}

const LONGEST_ID = 255;

/**
 * The document's id as an item id: `/ \ ? #` are forbidden there, other characters are known to
 * trouble some of the service's tools, and the length is limited. No two ids become one.
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
