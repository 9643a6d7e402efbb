import { Lane } from '../../../bot/delivery/lane.ts';
import { Lease } from '../../../bot/delivery/lease.ts';
import { OutboxRows } from '../../../bot/delivery/outbox-rows.ts';
import { outboxWrites } from '../../../workflow/notices/outbox.ts';
import { voucherPartition } from '../../../workflow/records/records.ts';
import { numberedIds } from '../../support/numbered-ids.ts';
import { aStore } from '../../support/stores.ts';
import { VirtualTime } from '../../support/virtual-time.ts';

const tenantId = 'contoso';
const NOW = '2020-06-15T08:00:00.000Z';
const ignore = (): void => undefined;

it('what has its place is on the wire before the next card is filled in', async () => {
  const time = new VirtualTime(NOW);
  const documents = aStore({ clock: time });
  for (const voucherId of ['A', 'B', 'C'])
    await documents.commit(
      voucherPartition(tenantId, voucherId),
      outboxWrites(
        { tenantId },
        [{ kind: 'voucher-assigned', voucherId, readerId: `reader-${voucherId}` }],
        NOW,
        numberedIds(),
      ),
    );
  const partition = { tenantId, aggregateId: 'lane' };
  const order: string[] = [];
  const lane = new Lane({
    tenantId,
    documents,
    rows: new OutboxRows(documents),
    lease: new Lease({ documents, partition, owner: 'this', time }),
    limits: {
      wait: () => 0,
      threadWait: () => 0,
      pass: () => ({ answered: ignore }),
      pauseUntil: ignore,
      pausedUntil: 0,
      slowDown: ignore,
    },
    time,
    random: () => 0.5,
    log: { debug: ignore, info: ignore, warn: ignore, error: ignore },
    inFlight: 1,
    async handle({ body: { voucherId = '' } }, place) {
      order.push(`${voucherId} is filled in`);
      await place.take();
      // A socket is written to after what runs at this moment, as undici does it.
      await new Promise<void>((resolve) => process.nextTick(resolve));
      order.push(`${voucherId} is on the wire`);
      return { kind: 'settled', because: 'sent' };
    },
  });
  lane.wake();
  await time.settle();
  await lane.stop();
  expect(order).toEqual([
    'A is filled in',
    'B is filled in',
    'A is on the wire',
    'B is on the wire',
    'C is filled in',
    'C is on the wire',
  ]);
  await documents.close();
});
