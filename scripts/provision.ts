import { readConfig } from '../bot/config/from-environment.ts';
import { storeReason } from '../storage/store-hints.ts';
import { provision } from '../storage/cosmos/provision.ts';

/**
 * `npm run provision`: creates the database and the container that COSMOS_ENDPOINT, COSMOS_KEY and
 * COSMOS_DATABASE name, or brings them up to date, and says what it did.
 */
const { COSMOS_ENDPOINT, COSMOS_KEY, COSMOS_DATABASE } = process.env;
try {
  const { storage } = readConfig({
    STORAGE: 'cosmos',
    COSMOS_ENDPOINT,
    COSMOS_KEY,
    COSMOS_DATABASE,
  });
  if (storage.kind === 'cosmos') {
    const done = await provision(storage);
    console.log(`Database "${storage.database}": ${done.database}`);
    console.log(`Container "documents" with its keys, lifetimes and indexes: ${done.container}`);
  }
} catch (error) {
  console.error(explained(error));
  process.exitCode = 1;
}

function explained(error: unknown): string {
  if (storeReason(error) === 'forbidden')
    return `Cosmos DB answered 403. Creating databases and containers takes the account key (COSMOS_KEY); a managed identity may only use them, and gets them from the deployment.`;
  return error instanceof Error ? error.message : String(error);
}
