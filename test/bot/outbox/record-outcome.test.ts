import {
  changedWrite,
  OutboxRows,
  type RowDocument,
} from '../../../bot/outbox/queue/outbox-rows.ts';
import { DeferredNotices } from '../../../bot/outbox/queue/deferred-notices.ts';
import { recordOutcome } from '../../../bot/outbox/queue/record-outcome.ts';
import { releaseDeferred } from '../../../bot/outbox/notices/release-deferred.ts';
import type { OutboxServices } from '../../../bot/outbox/queue/services.ts';
import { createLog } from '../../../bot/telemetry/log.ts';
import { outboxWrite } from '../../../workflow/notices/outbox.ts';
import type { OutboxRow } from '../../../workflow/records/records.ts';
import { aStore } from '../../support/stores.ts';

const tenantId = 'contoso';
const dueAt = '2020-06-15T08:00:00.000Z';
const documents = aStore();
const rows = new OutboxRows(documents);

async function aReminder(voucherId: string, more: Partial<OutboxRow> = {}): Promise<RowDocument> {
  const row: OutboxRow = {
    kind: 'reminder',
    outboxId: `reminder:${voucherId}`,
    tenantId,
    voucherId,
    readerId: 'paula',
    status: 'pending',
    createdAt: dueAt,
    attempts: 0,
    dueAt,
    ...more,
  };
  const partition = { tenantId, aggregateId: `voucher:${voucherId}` };
  await documents.commit(partition, [outboxWrite(row)]);
  const [created] = await rows.inPartition(partition);
  return created!;
}

it('completes a row that was sent with another one, although it changed in the meantime', async () => {
  const [sent, other] = [await aReminder('ABCD-0001'), await aReminder('ABCD-0002')];
  await documents.commit(other, [changedWrite(other, { because: undefined })]);
  const options = {
    documents,
    time: { now: () => 0 },
    random: () => 0.5,
    log: createLog('silent'),
  };
  await recordOutcome(options, sent, { kind: 'settled', because: 'sent', also: [other] });
  expect(await rows.ofRecipient(tenantId, 'paula', 'pending')).toEqual([]);
});

it('releases all rows of a person before the first is sent', async () => {
  const deferred = new DeferredNotices();
  for (const voucherId of ['ABCD-0003', 'ABCD-0004'])
    deferred.add('paula', await aReminder(voucherId, { because: 'in-dialog' }));
  const heldAtNotify: Promise<number>[] = [];
  const held = async () => {
    const pending = await rows.ofRecipient(tenantId, 'paula', 'pending');
    return pending.filter(({ body }) => body.because === 'in-dialog').length;
  };
  const time = { now: () => Date.parse(dueAt) };
  const notify = () => void heldAtNotify.push(held());
  await releaseDeferred(
    { documents, rows, deferred, time, notify } as unknown as OutboxServices,
    tenantId,
    'paula',
  );
  expect(await Promise.all(heldAtNotify)).toEqual([0, 0]);
});
