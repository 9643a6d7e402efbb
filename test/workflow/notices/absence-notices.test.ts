import { absenceNotices, endNotices } from '../../../workflow/notices/absence-notices.ts';
import { forwardedTo } from '../../../workflow/notices/forwarding.ts';
import type { Write } from '../../../workflow/kernel/ports.ts';
import type { NoticeKind, OutboxRow } from '../../../workflow/records/records.ts';
import { numberedIds } from '../../support/numbered-ids.ts';

const absence = { id: 'A1', from: '2020-06-20', until: '2020-06-26', coverId: 'norbert' };
const causeAt = (now: string) => ({
  tenantId: 'contoso',
  absentId: 'paula',
  timeZone: 'Europe/Berlin',
  ids: numberedIds(),
  now: Date.parse(now),
});
const rowsOf = (writes: readonly Write[]) =>
  writes.map((write) => {
    const row = (write as { readonly body: OutboxRow }).body;
    return [row.readerId, row.about, row.dueAt].join(' · ');
  });

describe('the notices of an absence', () => {
  const before = '2020-06-15T10:00:00Z';
  // Berlin is at UTC+2: eight in the morning is six o'clock.
  const start = ['paula · start A1', 'norbert · start A1'].map(
    (one) => `${one} · 2020-06-20T06:00:00.000Z`,
  );
  const end = ['paula · end A1', 'norbert · end A1'].map(
    (one) => `${one} · 2020-06-27T06:00:00.000Z`,
  );

  it('are planned for both, and the colleague learns of it at once', () => {
    const writes = absenceNotices(causeAt(before), absence);
    expect(rowsOf(writes)).toEqual([
      'norbert · planned A1 · 2020-06-15T10:00:00.000Z',
      ...start,
      ...end,
    ]);
    expect((writes[0] as { readonly body: OutboxRow }).body).toMatchObject({
      kind: 'absence',
      tenantId: 'contoso',
      absentId: 'paula',
      by: { kind: 'person', personId: 'paula' },
      status: 'pending',
      attempts: 0,
      createdAt: '2020-06-15T10:00:00.000Z',
    });
  });

  it('begin at once on the first day, by the day of the absent person', () => {
    // In Berlin it is the 20th already.
    const late = '2020-06-19T22:30:00Z';
    expect(rowsOf(absenceNotices(causeAt(late), absence))).toEqual([
      'norbert · start A1 · 2020-06-19T22:30:00.000Z',
      ...end,
    ]);
  });

  it('notify a former colleague that it is over, but not the same one', () => {
    const former = { ...absence, id: 'A0', coverId: 'carlo' };
    expect(rowsOf(absenceNotices(causeAt(before), absence, former)).at(-1)).toBe(
      'carlo · over A0 · 2020-06-15T10:00:00.000Z',
    );
    const same = { ...absence, id: 'A0' };
    expect(rowsOf(absenceNotices(causeAt(before), absence, same)).at(-1)).toBe(end[1]);
  });

  it('notify the colleague that an absence was ended', () => {
    expect(rowsOf(endNotices(causeAt(before), absence))).toEqual([
      'norbert · over A1 · 2020-06-15T10:00:00.000Z',
    ]);
  });
});

it.each<[NoticeKind, string | undefined, ReturnType<typeof forwardedTo>]>([
  ['voucher-assigned', 'V', 'both'],
  ['voucher-handed-over', 'V', 'both'],
  ['engagement-changed', 'V', 'both'],
  ['payment-status-changed', 'V', 'cover'],
  ['step-taken', 'V', 'cover'],
  ['reminder', 'V', 'cover'],
  ['reminder', undefined, 'cover'],
  ['record-cut-short', undefined, 'cover'],
  ['role-answered', undefined, undefined],
  ['payment-status-changed', undefined, undefined],
  ['exception-recorded', 'V', undefined],
  ['event-parked', 'V', undefined],
  ['admin-needed', 'V', undefined],
  ['reader-unknown', 'V', undefined],
])('a notice to an absent person, %s (%s), goes to %s', (kind, voucherId, to) => {
  expect(forwardedTo({ kind, voucherId })).toBe(to);
});
