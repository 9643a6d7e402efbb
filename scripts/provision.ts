import { readNothing, runScript } from './cli/command-line.ts';

const HELP = `Creates the database and the container of Cosmos DB, or updates their definition; prints
what it did. May be run again, and after an upgrade: documents stay as they are.

  npm run provision

  COSMOS_ENDPOINT   the account
  COSMOS_KEY        its key; creating takes the key, a managed identity is not enough
  COSMOS_DATABASE   the database (planning-services-desk)`;

await runScript({
  call: 'npm run provision',
  help: HELP,
  read: readNothing,
  run: async () => (await import('./cli/provision-cosmos.ts')).provisionCosmos(),
});
