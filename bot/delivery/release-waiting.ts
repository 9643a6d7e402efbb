import { toInstant } from '../../workflow/day.ts';
import type { PersonRecord } from '../../workflow/records.ts';
import { isReachable, type Met } from '../../workflow/sighting.ts';
import { identify } from './identify.ts';
import { changedWrite, type RowDocument } from './outbox-rows.ts';
import { busyKey, type DeliveryServices } from './services.ts';

/**
 * What waited for a person goes out, once she can be written to or the roster has told that an
 * address is hers.
 */
export async function releaseFor(
  services: DeliveryServices,
  tenantId: string,
  { person, firstContact, newEmail }: Met,
): Promise<void> {
  if (newEmail !== undefined) {
    await identify(services, tenantId, person, newEmail);
    const named = await services.rows.ofReader(tenantId, newEmail, 'waiting');
    await release(services, named, person);
  }
  if (!firstContact) return;
  const waiting = await services.rows.ofReader(tenantId, person.personId, 'waiting');
  await release(services, waiting, person);
}

/** The same for a row that was found waiting: a crash may have come between. */
export async function releaseIfKnown(
  services: DeliveryServices,
  row: RowDocument,
): Promise<boolean> {
  const { people } = services;
  const { tenantId, readerId, readerEmail } = row.body;
  const person =
    readerId === undefined
      ? await people.byEmail(tenantId, readerEmail ?? '')
      : await people.find(tenantId, readerId);
  if (!person || (readerId !== undefined && !isReachable(person))) return false;
  if (readerEmail !== undefined) await identify(services, tenantId, person, readerEmail);
  await release(services, [row], person);
  return true;
}

/** What was held while she was busy goes out now that she is free. */
export async function releaseHeld(
  services: DeliveryServices,
  tenantId: string,
  personId: string,
): Promise<void> {
  if (!services.busy.delete(busyKey(tenantId, personId))) return;
  const pending = await services.rows.ofReader(tenantId, personId, 'pending');
  const dueAt = toInstant(services.time.now());
  await Promise.all(
    pending
      .filter((row) => row.body.because === 'in-dialog')
      .map(async (row) => {
        await services.documents.commit(row, [changedWrite(row, { dueAt, because: undefined })]);
        services.nudge(row);
      }),
  );
}

async function release(
  { documents, time, nudge }: DeliveryServices,
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
      nudge(row);
    }),
  );
}
