import type { Container, ItemDefinition } from '@azure/cosmos';
import type { DocumentKey } from '../../workflow/kernel/ports.ts';
import { Refused } from './failure.ts';
import { itemId, type CosmosItem } from './item.ts';

/** Point read; undefined only if the item does not exist. */
export async function readItem(
  container: Container,
  key: DocumentKey,
  options: { readonly signal: AbortSignal; readonly onCharge: (requestUnits: number) => void },
): Promise<(CosmosItem & ItemDefinition) | undefined> {
  const item = container.item(itemId(key.id), [key.tenantId, key.aggregateId]);
  const answer = await item.read<CosmosItem>({ abortSignal: options.signal });
  options.onCharge(answer.requestCharge);
  // The SDK treats each 404 as a missing item, also that of a missing container, or of a replica
  // behind this client's session.
  if (answer.resource === undefined && answer.substatus)
    throw new Refused(answer.statusCode, { substatus: answer.substatus });
  return answer.resource ?? undefined;
}
