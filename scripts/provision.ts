import { readConfig } from '../bot/config/from-environment.ts';
import { storeReason } from '../storage/store-hints.ts';
import { provision } from '../storage/cosmos/provision.ts';
import { readNothing, runScript, ScriptFailed } from './cli/command-line.ts';

const HELP = `Creates the database and the container of Cosmos DB, or updates their definition; prints
what it did. May be run again, and after an upgrade: documents stay as they are.

  npm run provision

  COSMOS_ENDPOINT   the account
  COSMOS_KEY        its key; creating takes the key, a managed identity is not enough
  COSMOS_DATABASE   the database (planning-services-desk)`;

await runScript({ call: 'npm run provision', help: HELP, read: readNothing, run });

async function run(): Promise<void> {
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
    return `Cosmos DB answered 403. Creating databases and containers takes the account key (COSMOS_KEY); a managed identity may only use them, and gets them from the deployment.`;
  return error instanceof Error ? error.message : String(error);
}
