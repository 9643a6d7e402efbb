import { readConfig } from '../../bot/config/from-environment.ts';
import { storeReason } from '../../storage/store-hints.ts';
import { provision } from '../../storage/cosmos/provision.ts';
import { ScriptFailed } from './command-line.ts';

/** Provisions the Cosmos DB of the environment and prints the changes. */
export async function provisionCosmos(): Promise<void> {
  const { COSMOS_ENDPOINT, COSMOS_KEY, COSMOS_DATABASE } = process.env;
  const { storage } = readConfig({
    STORAGE: 'cosmos',
    COSMOS_ENDPOINT,
    COSMOS_KEY,
    COSMOS_DATABASE,
  });
  if (storage.kind !== 'cosmos') return;
  try {
    const done = await provision(storage);
    console.log(`Database "${storage.database}": ${done.database}`);
    console.log(`Container "documents" with its keys, lifetimes and indexes: ${done.container}`);
  } catch (error) {
    throw new ScriptFailed(explained(error), { cause: error });
  }
}

function explained(error: unknown): string {
  if (storeReason(error) === 'forbidden')
    return `Cosmos DB answered 403. Creating databases and containers takes the account key (COSMOS_KEY); a managed identity may only use them; the deployment creates them for it.`;
  return error instanceof Error ? error.message : String(error);
}
