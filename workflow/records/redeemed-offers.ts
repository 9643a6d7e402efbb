import type { Documents } from '../kernel/ports.ts';

/** The offers of which a voucher of the tenant was redeemed. */
export async function redeemedOffers(
  documents: Documents,
  tenantId: string,
): Promise<readonly string[]> {
  const groups = await documents.tally({
    tally: 'vouchersByOffer',
    tenantId,
    where: { status: { eq: 'redeemed' } },
  });
  return groups.map(({ values }) => String(values.offer)).toSorted();
}
