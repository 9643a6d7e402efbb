import type { EmailPointer } from '../../workflow/people/people.ts';
import type { Documents } from '../../workflow/kernel/ports.ts';
import {
  emailPartition,
  personPartition,
  stateKey,
  type PersonRecord,
} from '../../workflow/records/records.ts';
import { recipientKey } from '../outbox/queue/recipient-key.ts';
import type { Identity } from './identity.ts';
import { personalDocuments } from './personal-documents.ts';

/** Fields that identify a person; those of one object belong to the same person. */
const IDS = ['personId', 'aadObjectId', 'readerId'];
const ADDRESSES = ['email', 'readerEmail'];

/**
 * All ids and addresses of a person in the tenant's records: a customer may have used another
 * address than the roster has.
 * @param person object id or e-mail address
 */
export async function findIdentity(
  documents: Documents,
  tenantId: string,
  person: string,
): Promise<Identity> {
  const given = person.trim().toLowerCase();
  const isAddress = given.includes('@');
  const personIds = new Set(isAddress ? [] : [given]);
  const addresses = new Set(isAddress ? [given] : []);
  if (isAddress) {
    const pointer = stateKey(emailPartition(tenantId, given));
    const found = await documents.read<EmailPointer>(pointer);
    if (found) personIds.add(found.body.personId);
  }
  let known: number;
  do {
    known = personIds.size + addresses.size;
    for await (const { body } of personalDocuments(documents, tenantId))
      for (const object of objectsIn(body)) learn(object, personIds, addresses);
  } while (personIds.size + addresses.size > known);

  const channelIds = await channelIdsOf(documents, tenantId, [...personIds]);
  const keys = [
    ...[...personIds].map((readerId) => recipientKey({ readerId })),
    ...[...addresses].map((readerEmail) => recipientKey({ readerEmail })),
  ];
  return { personIds: [...personIds], addresses: [...addresses], channelIds, keys };
}

function learn(
  object: Readonly<Record<string, unknown>>,
  personIds: Set<string>,
  addresses: Set<string>,
): void {
  const values = (keys: readonly string[]): readonly string[] =>
    keys
      .map((key) => object[key])
      .filter((value) => typeof value === 'string')
      .map((value) => value.toLowerCase());
  const ids = values(IDS);
  // The id of a member who has never contacted the bot contains their address.
  const objectIds = ids.filter((id) => !id.startsWith('email:'));
  const named = [
    ...values(ADDRESSES),
    ...ids.filter((id) => !objectIds.includes(id)).map((id) => id.slice('email:'.length)),
  ];
  if (!objectIds.some((id) => personIds.has(id)) && !named.some((one) => addresses.has(one)))
    return;
  objectIds.forEach((id) => personIds.add(id));
  named.forEach((one) => addresses.add(one));
}

function* objectsIn(value: unknown): Generator<Readonly<Record<string, unknown>>> {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) yield value as Readonly<Record<string, unknown>>;
  for (const inner of Object.values(value)) yield* objectsIn(inner);
}

async function channelIdsOf(
  documents: Documents,
  tenantId: string,
  personIds: readonly string[],
): Promise<readonly string[]> {
  const ids = personIds.map(async (personId) => {
    const key = stateKey(personPartition(tenantId, personId));
    const reference = (await documents.read<PersonRecord>(key))?.body.reference;
    return reference ? [reference.userId, reference.conversationId] : [];
  });
  return (await Promise.all(ids)).flat();
}
