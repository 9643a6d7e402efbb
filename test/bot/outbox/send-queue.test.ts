import type { RowDocument } from '../../../bot/outbox/queue/outbox-rows.ts';
import { SendQueue } from '../../../bot/outbox/queue/send-queue.ts';
import type { NoticeKind } from '../../../workflow/records/records.ts';

const row = (id: string, about: { voucher?: string; reader?: string; kind?: NoticeKind }) => {
  const { voucher, reader, kind = 'voucher-assigned' } = about;
  const document: RowDocument = {
    tenantId: 'contoso',
    aggregateId: `voucher:${voucher ?? ''}`,
    id,
    kind: 'outbox',
    etag: `etag-${id}`,
    index: {},
    body: {
      kind,
      outboxId: id,
      tenantId: 'contoso',
      voucherId: voucher,
      readerId: reader,
      status: 'pending',
      attempts: 0,
      createdAt: '2020-06-15T08:00:00.000Z',
      dueAt: '2020-06-15T08:00:00.000Z',
    },
  };
  return document;
};

describe('SendQueue', () => {
  const taken = (queue: SendQueue, now = 0) => {
    const ids: string[] = [];
    for (let next = queue.take(now); next; next = queue.take(now)) ids.push(next.id);
    return ids;
  };

  it('serializes rows for the same voucher or recipient and no others', () => {
    const queue = new SendQueue();
    queue.add([
      row('1', { voucher: 'A', reader: 'anna' }),
      row('2', { voucher: 'A', reader: 'bert' }),
      row('3', { voucher: 'B', reader: 'anna' }),
      row('4', { voucher: 'C', reader: 'carl' }),
    ]);
    expect(taken(queue)).toEqual(['1', '4']);
    queue.remove(row('1', { voucher: 'A', reader: 'anna' }));
    expect(taken(queue)).toEqual(['2', '3']);
  });

  it('keeps the order of rows with a common key when the first is deferred', () => {
    const queue = new SendQueue();
    const first = row('1', { voucher: 'A', reader: 'anna' });
    queue.add([first, row('2', { voucher: 'B', reader: 'anna' }), row('3', { reader: 'bert' })]);
    queue.take(0);
    queue.defer(first, 100);
    expect(taken(queue)).toEqual(['3']);
    expect(queue.nextAt(0)).toBe(100);
    expect(taken(queue, 100)).toEqual(['1']);
  });

  it('takes notices before card updates', () => {
    const queue = new SendQueue();
    const cards = { kind: 'living-cards' } as const;
    queue.add([row('1', { ...cards, voucher: 'A' }), row('2', { ...cards, voucher: 'B' })]);
    queue.add([row('3', { voucher: 'C', reader: 'anna' }), row('4', { voucher: 'A' })]);
    expect(taken(queue)).toEqual(['3', '4', '2']);
  });

  it('holds a row once however often it is added', () => {
    const queue = new SendQueue();
    queue.add([row('1', { voucher: 'A' })]);
    queue.add([row('1', { voucher: 'A' })]);
    expect(queue.size).toBe(1);
    expect(taken(queue)).toEqual(['1']);
    queue.clear();
    expect(taken(queue)).toEqual([]);
  });
});
