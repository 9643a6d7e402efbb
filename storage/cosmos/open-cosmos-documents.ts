import type { Documents, Ids } from '../../workflow/kernel/ports.ts';
import { connect, type CosmosSettings } from './connect.ts';
import { CONTAINER } from './container-definition.ts';
import { explainSilence } from './explain-silence.ts';
import { CosmosDocuments } from './cosmos-documents.ts';

/**
 * How long one call may take unless told otherwise, in milliseconds: Teams gives up on a turn after
 * fifteen seconds, and a card has been told "still working" long before.
 */
const BUDGET_MS = 8_000;

/**
 * Opens the container; nothing is sent yet. It must be there (`npm run provision`).
 * `onCharge` is told what each answer cost, in request units.
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
