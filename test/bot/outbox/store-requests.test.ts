import { setImmediate as nextRound } from 'node:timers/promises';
import { customer } from '../../support/a-desk.ts';
import { aDelivery } from '../../support/a-delivery.ts';
import { people } from '../../support/partner.ts';
import { aCosmos } from '../../support/cosmos.ts';
import { grantTeam, inputs } from '../../support/engagement.ts';

it('sends a notice with four reads, one query and one write at the wire', async () => {
  const cosmos = await aCosmos();
  const desk = await aDelivery({ store: await cosmos.connect() });
  await grantTeam(desk);
  await desk.meet(people.paula);
  const { requests } = cosmos.endpoint;
  const of = (kind: string) => requests.filter((one) => one === kind).length;
  const assignAndNotify = async (voucherId: string, writes: number): Promise<void> => {
    requests.length = 0;
    await desk.voucher(customer, voucherId, 'assign', inputs.assign);
    requests.length = 0;
    while (of('batch') < writes) await nextRound();
    await desk.time.settle();
  };
  // The first notice acquires the lease, which is renewed every few seconds only.
  await assignAndNotify('ABCD-0001', 2);
  await assignAndNotify('ABCD-0002', 1);
  expect(requests.toSorted()).toEqual(
    ['batch', 'plan', 'query', 'read', 'read', 'read', 'read'].toSorted(),
  );
  await desk.close();
  await cosmos.close();
});
