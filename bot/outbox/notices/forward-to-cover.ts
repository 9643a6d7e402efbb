import { forwardedTo } from '../../../workflow/notices/forwarding.ts';
import { outboxWrite } from '../../../workflow/notices/outbox.ts';
import { absenceNow } from '../../../workflow/people/absence.ts';
import { changedWrite, type RowDocument } from '../queue/outbox-rows.ts';
import type { Outcome } from '../queue/outcome.ts';
import type { OutboxServices } from '../queue/services.ts';

/**
 * Readdresses a notice to an absent person, or adds a copy, in one commit; undefined if the notice
 * stays as it is. A readdressed notice is not forwarded again, so that there are no chains.
 */
export async function forwardToCover(
  { documents, ids, notify, people, time, timeZone }: OutboxServices,
  row: RowDocument,
): Promise<Outcome | undefined> {
  const { absentId, by, isForwarded, readerId, tenantId } = row.body;
  const to = forwardedTo(row.body);
  if (to === undefined || readerId === undefined || absentId !== undefined || isForwarded)
    return undefined;
  const person = await people.find(tenantId, readerId);
  const absence = absenceNow(person, { clock: time, timeZone });
  if (absence === undefined) return undefined;
  const forwarded = { readerId: absence.coverId, absentId: readerId };
  const isByCover = by?.kind === 'person' && by.personId === absence.coverId;
  if (to === 'cover') {
    if (isByCover) return { kind: 'settled', because: 'obsolete' };
    await documents.commit(row, [changedWrite(row, forwarded)]);
  } else {
    if (isByCover) return undefined;
    await documents.commit(row, [
      changedWrite(row, { isForwarded: true }),
      outboxWrite({ ...row.body, ...forwarded, outboxId: ids.next() }),
    ]);
  }
  notify(row);
  return { kind: 'moved' };
}
