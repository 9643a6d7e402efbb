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
  const named = personIn(command);
  if (named === undefined) return undefined;
  const wanted = named.toLowerCase().replace(/^email:/u, '');
  const pointer = wanted.includes('@')
    ? await documents.read<{ personId: string }>(stateKey(emailPartition(tenantId, wanted)))
    : undefined;
  const personId = pointer?.body.personId ?? wanted;
  const found = await documents.read<PersonRecord>(stateKey(personPartition(tenantId, personId)));
  if (found === undefined) return undefined;
  const { email, name } = found.body;
  return { personId, email, name };
}

function personIn(command: PartnerCommand): string | undefined {
  switch (command.name) {
    case 'grant-role':
    case 'withdraw-role':
      return command.person;
    case 'import-record':
      return command.kind === 'people' ? command.person : undefined;
    default:
      return undefined;
  }
}
