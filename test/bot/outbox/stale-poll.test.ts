import { setImmediate as nextRound } from 'node:timers/promises';
import type { Documents } from '../../../workflow/kernel/ports.ts';
import { voucherPartition } from '../../../workflow/records/records.ts';
import { customer } from '../../support/a-desk.ts';
import { aDelivery } from '../../support/a-delivery.ts';
import { people } from '../../support/partner.ts';
import { grantTeam, inputs } from '../../support/engagement.ts';
import { aStore } from '../../support/stores.ts';

/** A store whose query responses can be delayed, to simulate the network. */
function aStoreFarAway() {
  const store = aStore();
  const far = { holds: false, held: [] as (() => void)[], documents: {} as Documents };
  far.documents = {
    read: (key) => store.read(key),
    commit: (partition, writes) => store.commit(partition, writes),
    count: (query) => store.count(query),
    tally: (query) => store.tally(query),
    ping: () => store.ping(),
    close: () => store.close(),
    async find(query) {
      const page = await store.find(query);
      if (far.holds) await new Promise<void>((arrive) => far.held.push(arrive));
      return page as never;
    },
  };
  return far;
}

const until = async (condition: () => boolean | Promise<boolean>): Promise<void> => {
  while (!(await condition())) await nextRound();
};

it('does not send a notice again that was completed while a poll’s response was in flight', async () => {
  const far = aStoreFarAway();
  const desk = await aDelivery({ store: far.documents });
  await grantTeam(desk);
  const chat = await desk.meet(people.paula);
  desk.teams.latencyMs = 20;
  await desk.voucher(customer, 'ABCD-1234', 'assign', inputs.assign);
  await until(() => desk.teams.underWay > 0);

  far.holds = true;
  desk.delivery.notify(voucherPartition(desk.tenantId, 'ABCD-1234'));
  await until(() => far.held.length > 0);
  await until(async () => (await far.documents.count({ kind: 'outbox' })) === 0);
  await desk.time.settle();
  far.holds = false;
  far.held.forEach((arrive) => arrive());
  await desk.time.settle();
  expect(chat.messages).toHaveLength(1);
  await desk.close();
});
