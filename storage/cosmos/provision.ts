import type { Container, ContainerDefinition } from '@azure/cosmos';
import { flawIn, hasOurIndexes } from './compare-definition.ts';
import { explainSilence } from './explain-silence.ts';
import { Deadline } from './deadline.ts';
import { connect, type CosmosSettings } from './connect.ts';
import { containerDefinition } from './container-definition.ts';

export interface Provisioned {
  readonly database: 'created' | 'present';
  readonly container: 'created' | 'present' | 'updated';
}

/**
 * Creates database and container if they are missing, or updates their lifetimes and indexes.
 * Idempotent, and keeps the documents.
 * @throws StorageError `store-unusable` for another partition key, which cannot be changed;
 * StoreUnavailable
 */
export async function provision(settings: CosmosSettings): Promise<Provisioned> {
  const cosmos = await connect(settings);
  try {
    const deadline = new Deadline(TIMEOUT_MS, () => explainSilence(settings.endpoint));
    return await deadline.retry(async () => {
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
    });
  } finally {
    cosmos.dispose();
  }
}

/** Timeout of the whole operation. */
const TIMEOUT_MS = 12_000;

const isNew = (statusCode: number): boolean => statusCode === 201;

async function bringUpToDate(
  container: Container,
  present: ContainerDefinition = {},
): Promise<'present' | 'updated'> {
  const flaw = flawIn(present);
  if (flaw?.reason === 'wrong-partition-key') throw flaw;
  if (flaw === undefined && hasOurIndexes(present)) return 'present';
  await container.replace(containerDefinition);
  return 'updated';
}
