import type { Documents } from '../../../workflow/kernel/ports.ts';
import { customer } from '../../support/a-desk.ts';
import { aDelivery } from '../../support/a-delivery.ts';
import { countedDocuments, type Requests } from '../../support/counted-documents.ts';
import { grantTeam, inputs } from '../../support/engagement.ts';
import { people } from '../../support/partner.ts';
import { aStore } from '../../support/stores.ts';

/** Requests to Cosmos DB: a query also needs a plan. */
const atTheWire = ({ reads, commits, queries }: Requests): number => reads + commits + 2 * queries;

/** Request units as the Cosmos endpoint of the tests charges them; `written` items. */
const units = ({ reads, queries }: Requests, written: number): number =>
  reads + 2.8 * queries + 5 * written;

describe('two replicas', () => {
  it('make at most 1.13 store requests a second while idle', async () => {
    const documents = countedDocuments(aStore({}));
    const desk = await aDelivery({ store: documents, sweeping: true });
    desk.replica().start();
    await desk.time.pass(120_000);
    documents.counted();
    await desk.time.pass(600_000);
    const perSecond = atTheWire(documents.counted()) / 600;
    expect(perSecond).toBeLessThanOrEqual(3.4 / 3);
    await desk.close();
  });

  it('spend at most 60 RU on an isolated notice, its polls and leases included', async () => {
    const documents = countedDocuments(aStore({}));
    let written = 0;
    const store: Documents = {
      ...documents,
      commit(partition, writes) {
        written += writes.length;
        return documents.commit(partition, writes);
      },
    };
    const desk = await aDelivery({ store });
    await grantTeam(desk);
    const chat = await desk.meet(people.paula);
    await desk.time.pass(60_000);
    await desk.voucher(customer, 'ABCD-0001', 'assign', inputs.assign);
    documents.counted();
    written = 0;
    await desk.time.pass(60_000);
    const spent = units(documents.counted(), written);
    expect(chat.messages).toHaveLength(1);
    expect(spent).toBeLessThanOrEqual(60);
    await desk.close();
  });
});
