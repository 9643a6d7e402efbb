import type { Container, ItemDefinition } from '@azure/cosmos';
import type { DocumentKey } from '../../workflow/kernel/ports.ts';
import { Refused } from './failure.ts';
import { itemId, type CosmosItem } from './item.ts';

/** One point read. The item is undefined when there is none, and only then. */
export async function readItem(
  container: Container,
  key: DocumentKey,
  options: { readonly signal: AbortSignal; readonly onCharge: (requestUnits: number) => void },
): Promise<(CosmosItem & ItemDefinition) | undefined> {
  const item = container.item(itemId(key.id), [key.tenantId, key.aggregateId]);
  const answer = await item.read<CosmosItem>({ abortSignal: options.signal });
  options.onCharge(answer.requestCharge);
  // The SDK passes every 404 for a missing item: that of a missing container and that of a replica
  // which has not yet seen what this client has, too.
  if (answer.resource === undefined && answer.substatus)
    throw new Refused(answer.statusCode, { substatus: answer.substatus });
  return answer.resource ?? undefined;
}
