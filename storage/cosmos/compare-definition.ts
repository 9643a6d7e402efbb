import type { ContainerDefinition, IndexingPolicy } from '@azure/cosmos';
import { StorageError } from '../storage-error.ts';
import { STORE_HINTS } from '../store-hints.ts';
import { containerDefinition as wanted } from './container-definition.ts';

/** Why no release could work with a container, if so. */
export function flawIn(present: ContainerDefinition): StorageError | undefined {
  if (present.partitionKey?.paths.join() !== wanted.partitionKey.paths.join())
    return unusable('wrong-partition-key');
  return present.defaultTtl === wanted.defaultTtl ? undefined : unusable('no-ttl');
}

/** Indexes may be those of the release before or after this one, which both work beside it. */
export function hasOurIndexes({ indexingPolicy }: ContainerDefinition): boolean {
  return summary(indexingPolicy) === summary(wanted.indexingPolicy);
}

function unusable(reason: 'wrong-partition-key' | 'no-ttl'): StorageError {
  return new StorageError('store-unusable', `Cosmos DB: ${STORE_HINTS[reason]}`, { reason });
}

/** The service adds details of its own; these are the parts that are ours. */
function summary({ includedPaths = [], compositeIndexes = [] }: IndexingPolicy = {}): string {
  const paths = includedPaths.map(({ path }) => path).toSorted();
  const composites = compositeIndexes.map((index) =>
    index.map(({ path, order }) => `${path} ${order}`).join(),
  );
  return JSON.stringify([paths, composites.toSorted()]);
}
