import { reindexVouchers } from '../../../bot/outbox/sending/reindex-vouchers.ts';
import type { OutboxServices } from '../../../bot/outbox/queue/services.ts';
import { addDays } from '../../../workflow/kernel/day.ts';
import { STATE_ID, stateKey, voucherPartition } from '../../../workflow/records/records.ts';
import { defaultProgramme } from '../../../workflow/programme/load.ts';
import { voucherIndex } from '../../../workflow/voucher/voucher-index.ts';
import type { Voucher } from '../../../workflow/voucher/voucher.ts';
import { aChat, type Chat, type Reply, type Talker } from '../../support/a-chat.ts';
import { executesOf } from '../../support/card-parts.ts';
import {
  anAssignedVoucher,
  aRedeemedVoucher,
  aReservedVoucher,
  aVoucherWithPayment,
} from '../../support/a-voucher.ts';
import { today } from '../../support/partner.ts';

const named = (voucher: Voucher, voucherId: string): Voucher => ({ ...voucher, voucherId });
const many = (prefix: string, count: number, make: (at: number) => Voucher): Voucher[] =>
  Array.from({ length: count }, (_, at) => named(make(at), `${prefix}-${1000 + at}`));

/** More rows than a page of any list, all less urgent. */
const crowd = [
  ...many('AHED', 130, (at) =>
    aReservedVoucher(
      { startDate: addDays(today, 20), endDate: addDays(today, 24) },
      { expiresOn: addDays(today, 25 + (at % 3)) },
    ),
  ),
  ...many('LATE', 130, () => anAssignedVoucher({ expiresOn: addDays(today, 60) })),
  ...many('PAID', 130, () => aVoucherWithPayment('paid')),
];

const idsIn = ({ text }: Reply): string[] => text.match(/\b[A-Z]{4}-\d{4}\b/gu) ?? [];

describe('lists of many vouchers', () => {
  let chat: Chat;
  let paula: Talker;
  beforeEach(async () => {
    chat = await aChat({ vouchers: crowd });
    paula = chat.as('paula');
  });

  it('show the most urgent vouchers of all states first in "next"', async () => {
    await chat.put(named(aReservedVoucher({ endDate: addDays(today, -2) }), 'REPT-0001'));
    await chat.put(named(anAssignedVoucher({ expiresOn: addDays(today, 3) }), 'SOON-0001'));
    await chat.put(named(aRedeemedVoucher({ on: addDays(today, -55) }), 'PAYM-0001'));
    await chat.put(named(aRedeemedVoucher({ on: addDays(today, -70) }), 'MISS-0001'));
    // Only an admin can resolve the open points of a payment.
    const answer = await chat.as('gloria').says('next');
    expect(idsIn(answer).slice(0, 3)).toEqual(['REPT-0001', 'SOON-0001', 'PAYM-0001']);
    expect(answer.text).toMatch(/More than 50 things to do/u);
    expect(idsIn(await paula.says('next')).slice(0, 2)).toEqual(['REPT-0001', 'SOON-0001']);
  });

  it('show all deadlines by date, page by page', async () => {
    await chat.put(
      named(
        aReservedVoucher(
          { startDate: addDays(today, 1), endDate: addDays(today, 2) },
          { expiresOn: addDays(today, 4) },
        ),
        'TRIO-0001',
      ),
    );
    await chat.put(named(anAssignedVoucher({ expiresOn: addDays(today, 3) }), 'SOON-0001'));
    let page = await paula.says('deadlines');
    const seen = idsIn(page);
    expect(seen.slice(0, 4)).toEqual(['TRIO-0001', 'TRIO-0001', 'SOON-0001', 'TRIO-0001']);
    for (;;) {
      const onward = executesOf(page.card).find(({ title }) => title === 'Next page');
      if (onward === undefined) break;
      const value = { action: onward };
      page = await paula.sends({ type: 'invoke', name: 'adaptiveCard/action', value });
      seen.push(...idsIn(page));
    }
    expect(seen.filter((id) => id.startsWith('LATE'))).toHaveLength(130);
    expect(new Set(seen.filter((id) => id.startsWith('LATE'))).size).toBe(130);
    expect(seen.filter((id) => id.startsWith('AHED'))).toHaveLength(3 * 130);
    expect(seen).not.toContain('PAID-1000');
  });

  it('show vouchers again that another release wrote, once the index is rebuilt', async () => {
    const documents = chat.documents;
    const voucher = named(anAssignedVoucher({ expiresOn: addDays(today, 3) }), 'SOON-0001');
    const { due: _due, endsOn: _endsOn, ...asBefore } = voucherIndex(voucher, defaultProgramme);
    const partition = voucherPartition('contoso', 'SOON-0001');
    const put = () =>
      documents.commit(partition, [
        { op: 'put', id: STATE_ID, kind: 'voucher', body: voucher, index: asBefore },
      ]);
    let now = 0;
    let rests = 0;
    const wait = async (): Promise<void> => {
      rests += 1;
    };
    const time = { now: () => now, wait };
    const services = { documents, programme: defaultProgramme, time };
    const anew = () => reindexVouchers(services as unknown as OutboxServices);
    const isFirst = async () => idsIn(await paula.says('next'))[0] === 'SOON-0001';

    await put();
    await anew();
    expect(await isFirst()).toBe(true);
    // The rebuild yields between pages, so that turns are answered.
    expect(rests).toBeGreaterThan(1);
    // The other release writes for a while longer.
    await put();
    now += 30 * 60 * 1000;
    await anew();
    expect(await isFirst()).toBe(false);
    now += 31 * 60 * 1000;
    await anew();
    expect(await isFirst()).toBe(true);
    const { etag } = (await documents.read(stateKey(partition)))!;
    documents.counted();
    now += 24 * 60 * 60 * 1000;
    await anew();
    expect(documents.counted()).toEqual({ reads: 1, commits: 0, queries: 0 });
    expect((await documents.read(stateKey(partition)))?.etag).toBe(etag);
  });
});
