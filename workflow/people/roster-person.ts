import type { Person } from '../partner/actor.ts';
import type { PartnerCommand } from '../partner/commands/catalogue.ts';
import type { Documents } from '../kernel/ports.ts';
import {
  emailPartition,
  personPartition,
  stateKey,
  type PersonRecord,
} from '../records/records.ts';

/**
 * The stored person named by a role command: by object id, or by an address that the roster (not a
 * person) has reported.
 */
export async function rosterPerson(
  documents: Documents,
  tenantId: string,
  command: PartnerCommand,
): Promise<Person | undefined> {
  if (command.name !== 'grant-role' && command.name !== 'withdraw-role') return undefined;
  const wanted = command.person.toLowerCase().replace(/^email:/u, '');
  const pointer = wanted.includes('@')
    ? await documents.read<{ personId: string }>(stateKey(emailPartition(tenantId, wanted)))
    : undefined;
  const personId = pointer?.body.personId ?? wanted;
  const found = await documents.read<PersonRecord>(stateKey(personPartition(tenantId, personId)));
  if (found === undefined) return undefined;
  const { email, name } = found.body;
  return { personId, email, name };
}
