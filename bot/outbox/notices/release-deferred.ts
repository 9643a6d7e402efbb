import { toInstant } from '../../../workflow/kernel/day.ts';
import type { PersonRecord } from '../../../workflow/records/records.ts';
import { isReachable, type ContactChange } from '../../../workflow/people/contact-update.ts';
import { identify } from './identify.ts';
import { changedWrite, type RowDocument } from '../queue/outbox-rows.ts';
import type { OutboxServices } from '../queue/services.ts';
import { maySee, NO_ROLE } from '../rendering/without-role.ts';

/** Releases the rows of a person who became reachable or whose address was confirmed. */
export async function releaseForContact(
  services: OutboxServices,
  tenantId: string,
  { person, firstContact, newEmail }: ContactChange,
): Promise<void> {
  if (newEmail !== undefined) {
    await identify(services, tenantId, person, newEmail);
    const named = await services.rows.ofRecipient(tenantId, newEmail, 'waiting');
    await release(services, named, person);
  }
  if (!firstContact) return;
  const waiting = await services.rows.ofRecipient(tenantId, person.personId, 'waiting');
  await release(services, waiting, person);
}

/**
 * The same for one waiting row: a crash may have come between the contact and the release.
 * @returns false if the row still waits
 */
export async function releaseIfKnown(services: OutboxServices, row: RowDocument): Promise<boolean> {
  const { people } = services;
  const { tenantId, readerId, readerEmail } = row.body;
  const person =
    readerId === undefined
      ? await people.byEmail(tenantId, readerEmail ?? '')
      : await people.find(tenantId, readerId);
  if (!person || (readerId !== undefined && !isReachable(person))) return false;
  if (row.body.because === NO_ROLE) {
    const partner = await services.reader.partner(tenantId);
    if (!maySee(services, person, partner)) return false;
  }
  if (readerEmail !== undefined) await identify(services, tenantId, person, readerEmail);
  await release(services, [row], person);
  return true;
}

/**
 * Releases the notices deferred while the person had a form open. All rows are released before any
 * is sent, since the first reminder includes the others.
 */
export async function releaseDeferred(
  services: OutboxServices,
  tenantId: string,
  personId: string,
): Promise<void> {
  const dueAt = toInstant(services.time.now());
  const partitions = services.deferred.take(tenantId, personId);
  for (const partition of partitions) {
    const rows = await services.rows.inPartition(partition);
    for (const row of rows)
      if (row.body.because === 'in-dialog')
        await services.documents.commit(row, [changedWrite(row, { dueAt, because: undefined })]);
  }
  for (const partition of partitions) services.notify(partition);
}

async function release(
  { documents, time, notify }: OutboxServices,
  rows: readonly RowDocument[],
  person: PersonRecord,
): Promise<void> {
  const dueAt = toInstant(time.now());
  const readerId = person.personId;
  await Promise.all(
    rows.map(async (row) => {
      const changes = {
        status: 'pending',
        because: undefined,
        readerEmail: undefined,
        readerId,
        dueAt,
      } as const;
      await documents.commit(row, [changedWrite(row, changes)]);
    }),
  );
  // After all are released: those that share a card are read together.
  for (const row of rows) notify(row);
}
