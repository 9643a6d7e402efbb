import type { Documents } from '../kernel/ports.ts';
import type { LongCustomer } from '../partner/context.ts';
import { longCustomerOf } from '../voucher/near-customers.ts';

/** The customers of all long engagements of a tenant that are reserved or were delivered. */
export async function longCustomers(
  documents: Documents,
  tenantId: string,
): Promise<readonly LongCustomer[]> {
  const groups = await documents.tally({ tally: 'vouchersByLongEngagement', tenantId });
  return groups.map(({ values }) => longCustomerOf(String(values.longEngagement)));
}
