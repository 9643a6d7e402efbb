import {
  PartitionKeyDefinitionVersion,
  PartitionKeyKind,
  type ContainerDefinition,
  type IndexingPolicy,
} from '@azure/cosmos';
import { INDEX_FIELDS } from '../../workflow/kernel/ports.ts';

/**
 * Only what a query names is indexed; bodies, which are most of a document, cost nothing to index.
 * Each order is by a field and then by place, which Cosmos DB serves from a composite index alone.
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

/** The one container: a partition per aggregate within its tenant, lifetimes set by the document. */
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
