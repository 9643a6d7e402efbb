import type { ContainerDefinition, IndexingPolicy } from '@azure/cosmos';
import { StorageError } from '../storage-error.ts';
import { STORE_HINTS } from '../store-hints.ts';
import { containerDefinition as wanted } from './container-definition.ts';

/** Reason why no release can work with the container; undefined if there is none. */
export function flawIn(present: ContainerDefinition): StorageError | undefined {
  if (present.partitionKey?.paths.join() !== wanted.partitionKey.paths.join())
    return unusable('wrong-partition-key');
  return present.defaultTtl === wanted.defaultTtl ? undefined : unusable('no-ttl');
}

/** The indexes may belong to the previous or next release during a rolling deployment. */
export function hasOurIndexes({ indexingPolicy }: ContainerDefinition): boolean {
  return summary(indexingPolicy) === summary(wanted.indexingPolicy);
}

function unusable(reason: 'wrong-partition-key' | 'no-ttl'): StorageError {
  return new StorageError('store-unusable', `Cosmos DB: ${STORE_HINTS[reason]}`, { reason });
}

/** The parts that we define; the service adds others. */
function summary({ includedPaths = [], compositeIndexes = [] }: IndexingPolicy = {}): string {
  const paths = includedPaths.map(({ path }) => path).toSorted();
  const composites = compositeIndexes.map((index) =>
    index.map(({ path, order }) => `${path} ${order}`).join(),
  );
  return JSON.stringify([paths, composites.toSorted()]);
}
