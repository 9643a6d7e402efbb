import { settledWrite, type RowDocument } from '../../../bot/outbox/queue/outbox-rows.ts';
import type { NoticeKind } from '../../../workflow/records/records.ts';

const row = (kind: NoticeKind) => ({ id: 'outbox:1', etag: 'e', body: { kind } }) as RowDocument;

describe('that a row is done with', () => {
  it.each<[NoticeKind, boolean]>([
    ['voucher-assigned', true],
    ['reminder', true],
    ['reader-unknown', true],
    // Put again in the same place, should the machine forget that it was put.
    ['living-cards', false],
  ])('is waited for on the disk, since it must not be told twice: %s, %s', (kind, lasts) => {
    const write = settledWrite(row(kind));
    expect(write).toMatchObject({ id: 'outbox:1', ifMatch: 'e' });
    expect(write.lasting).toBe(lasts ? undefined : false);
  });
});
