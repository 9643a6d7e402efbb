import type { Documents, Ids } from '../../workflow/kernel/ports.ts';
import { connect, type CosmosSettings } from './connect.ts';
import { CONTAINER } from './container-definition.ts';
import { explainSilence } from './explain-silence.ts';
import { CosmosDocuments } from './cosmos-documents.ts';

/** Default timeout of one call; Teams gives up on a turn after 15 s. */
const BUDGET_MS = 8_000;

/**
 * Creates the client; sends nothing yet. The container must exist (`npm run provision`). `onCharge`
 * receives the request units of each response.
 */
export async function openCosmosDocuments(options: {
  readonly settings: CosmosSettings;
  readonly ids: Ids;
  readonly budgetMs?: number;
  readonly onCharge?: (requestUnits: number) => void;
}): Promise<Documents> {
  const { settings, ids, budgetMs = BUDGET_MS, onCharge = () => undefined } = options;
  const client = await connect(settings);
  const container = client.database(settings.database).container(CONTAINER);
  return new CosmosDocuments({
    client,
    container,
    ids,
    budgetMs,
    onCharge,
    explainSilence: () => explainSilence(settings.endpoint),
  });
}
