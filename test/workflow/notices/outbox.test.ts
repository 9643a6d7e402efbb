import { isUrgent, outboxIndex, outboxWrites } from '../../../workflow/notices/outbox.ts';
import type { OutboxIntent, OutboxRow } from '../../../workflow/records/records.ts';
import { numberedIds } from '../../support/numbered-ids.ts';

const NOW = '2020-06-15T07:00:00.000Z';
const cause = { tenantId: 'contoso', correlationId: 'c-1' };
const notice = { kind: 'voucher-assigned', voucherId: 'ABCD-1234' } as const;

const written = (...intents: OutboxIntent[]) => outboxWrites(cause, intents, NOW, numberedIds());

it('each notice becomes a row with an id of its own', () => {
  const writes = written({ ...notice, readerId: 'paula' }, { ...notice, readerId: 'adam' });
  const ids = numberedIds();
  const [first, second] = [ids.next(), ids.next()];
  expect(writes.map((write) => write.op === 'create' && write.id)).toEqual([
    `outbox:${first}`,
    `outbox:${second}`,
  ]);
  expect(writes[0]).toMatchObject({
    op: 'create',
    kind: 'outbox',
    body: { ...notice, ...cause, readerId: 'paula', createdAt: NOW, attempts: 0 },
  });
});

it.each<[string, OutboxIntent, string, string, object]>([
  ['somebody known', { ...notice, readerId: 'paula' }, 'pending', NOW, {}],
  [
    'somebody who is told it with more of its kind',
    { kind: 'reminder', readerId: 'paula' },
    'pending',
    NOW,
    { readerId: 'paula' },
  ],
  [
    'an address',
    { ...notice, readerEmail: 'p@c.example' },
    'waiting',
    NOW,
    { readerId: 'p@c.example' },
  ],
  [
    'the cards, a moment later',
    { kind: 'living-cards', voucherId: 'ABCD-1234' },
    'pending',
    '2020-06-15T07:00:01.500Z',
    {},
  ],
])('a row for %s has its status, due time and index', (_whom, intent, status, dueAt, reader) => {
  const [write] = written(intent);
  expect(write).toMatchObject({ body: { status, dueAt } });
  const due = status === 'pending' ? { dueAt } : {};
  expect(write?.op !== 'delete' && write?.index).toEqual({
    status,
    createdAt: NOW,
    ...due,
    ...reader,
  });
});

it('the tracked cards of a voucher share one row, which the next change reuses', () => {
  const cards = { kind: 'living-cards', voucherId: 'ABCD-1234' } as const;
  expect([...written(cards), ...written(cards)]).toMatchObject([
    { op: 'put', id: 'outbox:living-cards' },
    { op: 'put', id: 'outbox:living-cards' },
  ]);
});

it('notices are urgent, card updates are not', () => {
  const cards = { kind: 'living-cards', voucherId: 'ABCD-1234' } as const;
  expect(isUrgent([cards])).toBe(false);
  expect(isUrgent([])).toBe(false);
  expect(isUrgent([{ ...notice, readerId: 'paula' }, cards])).toBe(true);
});

it.each([
  ['waiting', { readerId: 'paula' }],
  ['dead', {}],
] as const)('a %s row is not found by the query for due rows', (status, reader) => {
  const row = { ...notice, status, createdAt: NOW, dueAt: NOW, readerId: 'paula' } as OutboxRow;
  expect(outboxIndex(row)).toEqual({ status, createdAt: NOW, ...reader });
});
