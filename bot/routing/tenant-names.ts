import { LRUCache } from 'lru-cache';
import type { Turn } from '../../dialogs/turn.ts';
import type { Clock } from '../../workflow/kernel/ports.ts';
import { knownNames, NO_NAMES, type KnownNames } from '../utterance/entities.ts';

/** A new customer is recognized after this time. */
const TTL_MS = 60_000;
const MAX_TENANTS = 200;

/** Names of customers by tenant, cached, and of the team. */
export class TenantNames {
  readonly #customers: LRUCache<string, KnownNames['customers']>;

  constructor(clock: Clock) {
    this.#customers = new LRUCache({
      maxSize: MAX_TENANTS,
      sizeCalculation: () => 1,
      ttl: TTL_MS,
      ttlResolution: 0,
      perf: clock,
    });
  }

  /** Names that the person may read; none without a role. */
  async of(turn: Turn): Promise<KnownNames> {
    if (!(await turn.may('read'))) return NO_NAMES;
    const [partner, customers] = await Promise.all([turn.partner(), this.#customersOf(turn)]);
    return { customers, people: knownNames([], partner.members).people };
  }

  async #customersOf(turn: Turn): Promise<KnownNames['customers']> {
    const { tenantId } = turn;
    const cached = this.#customers.get(tenantId);
    if (cached) return cached;
    const found = await (await turn.reader()).customers(tenantId);
    const { customers } = knownNames(
      found.map(({ name }) => name),
      [],
    );
    this.#customers.set(tenantId, customers);
    return customers;
  }
}
