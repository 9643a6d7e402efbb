import fc from 'fast-check';
import { defaultProgramme } from '../../../workflow/programme/load.ts';
import { Reader } from '../../../workflow/records/reader.ts';
import { STATE_ID, voucherPartition } from '../../../workflow/records/records.ts';
import {
  VOUCHER_INDEX_MARK,
  VOUCHER_INDEX_VERSION,
} from '../../../workflow/records/voucher-index-mark.ts';
import type { Asker } from '../../../workflow/records/search-vouchers.ts';
import type { VoucherConditions } from '../../../workflow/records/voucher-conditions.ts';
import { SEARCH_FIELDS, voucherIndex } from '../../../workflow/voucher/voucher-index.ts';
import {
  PAYMENT_STATUSES,
  VOUCHER_STATUSES,
  type Voucher,
} from '../../../workflow/voucher/voucher.ts';
import { largeTenant } from '../../support/large-tenant.ts';
import { people } from '../../support/partner.ts';
import { searchedPlainly } from '../../support/plain-search.ts';
import { eachWithStore, type StartStore } from './store-under-test.ts';

/** Guarantees of searches by conditions. `runs` is the number of generated searches. */
export function searchContract(start: StartStore, runs: number): void {
  const { documents, partition, written } = eachWithStore(start);
  const { consultants, customers, projectManagers, today, vouchers } = largeTenant({ size: 120 });
  const paula = { personId: people.paula, today };
  const tenantId = () => partition().tenantId;

  /** Every second voucher as the previous release wrote it, if the index is incomplete. */
  const some = async (isComplete: boolean) => {
    for (const [at, voucher] of vouchers.entries()) {
      const index = Object.entries(voucherIndex(voucher, defaultProgramme)).filter(
        ([field]) => isComplete || at % 2 === 0 || !SEARCH_FIELDS.has(field),
      );
      const key = voucherPartition(tenantId(), voucher.voucherId);
      await written(key, {
        op: 'put',
        id: STATE_ID,
        kind: 'voucher',
        body: voucher,
        index: Object.fromEntries(index),
      });
    }
    await written(VOUCHER_INDEX_MARK, {
      op: 'put',
      id: STATE_ID,
      kind: 'index-mark',
      body: isComplete ? { complete: VOUCHER_INDEX_VERSION } : {},
    });
    return new Reader(documents());
  };
  const idsOf = (found: readonly Voucher[]) => found.map(({ voucherId }) => voucherId);
  const inPages = async (
    reader: Reader,
    conditions: VoucherConditions,
    limit: number,
    asker: Asker,
  ) => {
    const ids: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await reader.search(tenantId(), conditions, asker, limit, cursor);
      expect(page.items.length).toBeLessThanOrEqual(limit);
      ids.push(...idsOf(page.items));
      cursor = page.cursor;
    } while (cursor !== undefined);
    return ids;
  };

  describe.each([
    ['all vouchers have the fields of the search', true],
    ['half of the vouchers lack the fields of the search', false],
  ])('a search, when %s,', (_when, isComplete) => {
    it('returns and counts what a plain filter does, for generated conditions', async () => {
      const reader = await some(isComplete);
      const absent = [projectManagers[1]!.personId, consultants[1]!.personId];
      const covers = fc.option(fc.subarray(absent), { nil: undefined });
      const days = fc.constantFrom('2019-09-01', '2020-02-15', today, '2020-08-01');
      const conditions = fc.record(
        {
          customer: fc.constantFrom(...customers.slice(0, 6), 'ALPEN BANK'),
          customerPart: fc.constantFrom('Alpen', 'bank', 'none'),
          offer: fc.constantFrom('DDPS', 'SDPS', 'none'),
          engagement: fc.constantFrom('windows-and-office', 'sharepoint'),
          statuses: fc.uniqueArray(fc.constantFrom(...VOUCHER_STATUSES), { minLength: 1 }),
          paymentStatuses: fc.uniqueArray(fc.constantFrom(...PAYMENT_STATUSES), { minLength: 1 }),
          projectManagerId: fc.constantFrom(people.paula, projectManagers[1]!.personId),
          consultantId: fc.constantFrom(people.carlo, consultants[1]!.personId),
          country: fc.constantFrom('DE', 'AT', 'FR'),
          atRisk: fc.constant(true as const),
          missed: fc.constant(true as const),
          period: fc.record(
            {
              of: fc.constantFrom('engagement', 'expiry', 'assigned', 'redeemed', 'paid'),
              from: days,
              to: days,
            },
            { requiredKeys: ['of'] },
          ),
          scope: fc.constantFrom('mine', 'all'),
        },
        { requiredKeys: [] },
      );
      // A few conditions at a time, so that most searches find something.
      const few = fc
        .tuple(conditions, fc.subarray(Object.keys(largestOf()), { minLength: 0, maxLength: 3 }))
        .map(([all, names]) =>
          Object.fromEntries(Object.entries(all).filter(([name]) => names.includes(name))),
        ) as fc.Arbitrary<VoucherConditions>;
      let found = 0;
      await fc.assert(
        fc.asyncProperty(
          few,
          fc.integer({ min: 3, max: 60 }),
          covers,
          async (asked, limit, who) => {
            const asker = { ...paula, covers: who };
            const expected = idsOf(searchedPlainly(vouchers, asked, asker));
            found += expected.length;
            expect(await inPages(reader, asked, limit, asker)).toEqual(expected);
            expect(await reader.countFound(tenantId(), asked, asker)).toEqual({
              count: expected.length,
              isMore: false,
            });
          },
        ),
        { numRuns: Math.ceil(runs / 4), seed: 1, endOnFailure: true },
      );
      expect(found).toBeGreaterThan(runs);
    });

    it('ignores the case of an invoice number, names the customers, and sees one tenant', async () => {
      const reader = await some(isComplete);
      const [invoiced] = vouchers.filter(({ payment }) => payment);
      const asked = { invoiceNumber: invoiced!.payment!.invoiceNumber.toLowerCase() };
      expect(await inPages(reader, asked, 10, paula)).toContain(invoiced!.voucherId);
      const names = (await reader.customers(tenantId())).map(({ name }) => name);
      const expected = new Set(vouchers.map(({ customer }) => customer.organisation));
      expect(names.toSorted()).toEqual([...expected].toSorted());
      expect(await reader.customers('nobody')).toEqual([]);
      const other = await reader.search('nobody', { country: 'DE' }, paula, 10);
      expect(other).toEqual({ items: [] });
    });
  });
}

const largestOf = (): Required<VoucherConditions> => ({
  customer: '',
  customerPart: '',
  offer: '',
  engagement: '',
  statuses: [],
  paymentStatuses: [],
  projectManagerId: '',
  consultantId: '',
  country: '',
  invoiceNumber: '',
  atRisk: true,
  missed: true,
  period: { of: 'paid' },
  scope: 'all',
});
