import fc from 'fast-check';
import { addDays } from '../../../workflow/kernel/day.ts';
import { defaultProgramme } from '../../../workflow/programme/load.ts';
import type { BookingQuery } from '../../../workflow/records/bookings.ts';
import { Reader } from '../../../workflow/records/reader.ts';
import { STATE_ID, voucherPartition } from '../../../workflow/records/records.ts';
import { bookingOf, overlaps } from '../../../workflow/voucher/bookings.ts';
import { voucherIndex } from '../../../workflow/voucher/voucher-index.ts';
import { largeTenant } from '../../support/large-tenant.ts';
import { eachWithStore, type StartStore } from './store-under-test.ts';

/** Guarantees of the lists of bookings. */
export function bookingContract(start: StartStore, runs: number): void {
  const { documents, partition, written } = eachWithStore(start);
  const { today, vouchers } = largeTenant({ size: 120 });
  const bookings = vouchers.flatMap((voucher) => bookingOf(voucher) ?? []);
  const consultants = [...new Set(bookings.map(({ consultant }) => consultant))];

  it('lists each booking with a day in a period once, by first day, whatever the pages', async () => {
    expect(bookings.length).toBeGreaterThan(10);
    const { tenantId } = partition();
    for (const voucher of vouchers)
      await written(voucherPartition(tenantId, voucher.voucherId), {
        op: 'put',
        id: STATE_ID,
        kind: 'voucher',
        body: voucher,
        index: voucherIndex(voucher, defaultProgramme),
      });
    const reader = new Reader(documents());
    const day = fc.integer({ min: -90, max: 90 }).map((days) => addDays(today, days));
    const query: fc.Arbitrary<BookingQuery> = fc.record(
      { from: day, until: day, consultantIds: fc.subarray(consultants, { minLength: 1 }) },
      { requiredKeys: ['from'] },
    );
    await fc.assert(
      fc.asyncProperty(query, fc.integer({ min: 1, max: 50 }), async (asked, limit) => {
        const { consultantIds, from, until = '9999-12-31' } = asked;
        const expected = bookings.filter(
          (one) =>
            overlaps(one, { startDate: from, endDate: until }) &&
            (consultantIds?.includes(one.consultant) ?? true),
        );
        const found: typeof bookings = [];
        let cursor: string | undefined;
        do {
          const page = await reader.bookings(tenantId, asked, limit, cursor);
          found.push(...page.items);
          cursor = page.rest?.cursor;
        } while (cursor !== undefined);
        const starts = found.map(({ startDate }) => startDate);
        expect(starts).toEqual(starts.toSorted());
        const ids = (list: typeof bookings) => list.map(({ voucherId }) => voucherId).toSorted();
        expect(ids(found)).toEqual(ids(expected));
      }),
      { numRuns: runs },
    );
  });
}
