import type { Container, ContainerDefinition, IndexingPolicy } from '@azure/cosmos';
import { StorageError } from '../storage-error.ts';
import { connect, type CosmosSettings } from './connect.ts';
import { containerDefinition } from './container-definition.ts';

/** What was found of each part, or done about it. */
export interface Provisioned {
  readonly database: 'created' | 'present';
  readonly container: 'created' | 'present' | 'updated';
}

/**
 * Sees to it that database and container are there with the keys, lifetimes and indexes that this
 * release needs. May be run again, and after an upgrade: documents stay as they are.
 * @throws StorageError `store-unusable` when the container has another partition key, which cannot
 * be changed; what the service answers when it does not let us.
 */
export async function provision(settings: CosmosSettings): Promise<Provisioned> {
  const cosmos = await connect(settings);
  try {
    const { database, statusCode } = await cosmos.databases.createIfNotExists({
      id: settings.database,
    });
    const made = await database.containers.createIfNotExists(containerDefinition);
    return {
      database: isNew(statusCode) ? 'created' : 'present',
      container: isNew(made.statusCode)
        ? 'created'
        : await bringUpToDate(made.container, made.resource),
    };
  } finally {
    cosmos.dispose();
  }
}

const isNew = (statusCode: number): boolean => statusCode === 201;

async function bringUpToDate(
  container: Container,
  present: ContainerDefinition = {},
): Promise<'present' | 'updated'> {
  const wanted = containerDefinition;
  if (present.partitionKey?.paths.join() !== wanted.partitionKey.paths.join())
    throw new StorageError(
      'store-unusable',
      `The container "${wanted.id}" is there with another partition key; use another database`,
    );
  const same =
    present.defaultTtl === wanted.defaultTtl &&
    summary(present.indexingPolicy) === summary(wanted.indexingPolicy);
  if (same) return 'present';
  await container.replace(wanted);
  return 'updated';
}

/** The service adds details of its own; these are the parts that are ours. */
function summary({ includedPaths = [], compositeIndexes = [] }: IndexingPolicy = {}): string {
  const paths = includedPaths.map(({ path }) => path).toSorted();
  const composites = compositeIndexes.map((index) =>
    index.map(({ path, order }) => `${path} ${order}`).join(),
  );
  return JSON.stringify([paths, composites.toSorted()]);
}
