import { settledWrite, type RowDocument } from '../../../bot/outbox/queue/outbox-rows.ts';
import type { NoticeKind } from '../../../workflow/records/records.ts';

const row = (kind: NoticeKind) => ({ id: 'outbox:1', etag: 'e', body: { kind } }) as RowDocument;

describe('the write of a completed row', () => {
  it.each<[NoticeKind, boolean]>([
    ['voucher-assigned', true],
    ['reminder', true],
    ['reader-unknown', true],
    // Repeatable: an update lost in a power failure is sent again in place.
    ['living-cards', false],
  ])('waits for the disk only if the notice must not be repeated: %s, %s', (kind, lasts) => {
    const write = settledWrite(row(kind));
    expect(write).toMatchObject({ id: 'outbox:1', ifMatch: 'e' });
    expect(write.lasting).toBe(lasts ? undefined : false);
  });
});
