import type { Bench } from '../harness/bench.ts';
import { engagementCharges } from './engagement-charges.ts';
import { growth } from './growth.ts';
import { requestsPerTurn } from './requests-per-turn.ts';

/**
 * Store requests per turn, their cost, and with `--long` their growth with the number of vouchers.
 */
export async function store(bench: Bench): Promise<string> {
  const parts = [
    '### Requests a turn, at the wire of Cosmos DB',
    await requestsPerTurn(bench),
    '### Request units of one engagement',
    await engagementCharges(),
  ];
  if (bench.long)
    parts.push('### Milliseconds a turn as vouchers become many', await growth(bench));
  return parts.join('\n\n');
}
