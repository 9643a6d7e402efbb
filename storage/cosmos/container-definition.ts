import {
  PartitionKeyDefinitionVersion,
  PartitionKeyKind,
  type ContainerDefinition,
  type IndexingPolicy,
} from '@azure/cosmos';
import { INDEX_FIELDS } from '../../workflow/kernel/ports.ts';

/**
 * Indexes only what queries use; bodies, the largest part of a document, add no indexing cost.
 * Ordering by a field and then by key requires a composite index in Cosmos DB.
 */
const indexingPolicy: IndexingPolicy = {
  indexingMode: 'consistent',
  automatic: true,
  includedPaths: ['/kind/?', '/tenantId/?', '/aggregateId/?', '/place/?', '/fields/*'].map(
    (path) => ({ path }),
  ),
  excludedPaths: [{ path: '/*' }],
  compositeIndexes: INDEX_FIELDS.map((field) => [
    { path: `/fields/${field}`, order: 'ascending' },
    { path: '/place', order: 'ascending' },
  ]),
};

export const CONTAINER = 'documents';

/** The only container: one partition per tenant and aggregate, with a lifetime per document. */
export const containerDefinition = {
  id: CONTAINER,
  partitionKey: {
    paths: ['/tenantId', '/aggregateId'],
    kind: PartitionKeyKind.MultiHash,
    version: PartitionKeyDefinitionVersion.V2,
  },
  defaultTtl: -1,
  indexingPolicy,
} satisfies ContainerDefinition;
