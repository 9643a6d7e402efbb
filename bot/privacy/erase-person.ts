import type { Desk } from '../../workflow/desk/desk.ts';
import { openRequest } from '../../workflow/partner/commands/role-requests.ts';
import { memberFor } from '../../workflow/partner/team.ts';
import type {
  Documents,
  Ids,
  Partition,
  StoredDocument,
  Write,
} from '../../workflow/kernel/ports.ts';
import { Reader } from '../../workflow/records/reader.ts';
import type { OutboxRow, Parked } from '../../workflow/records/records.ts';
import type { Role } from '../../workflow/programme/definition.ts';
import type { TrackedCard } from '../outbox/tracked-cards/tracked-cards.ts';
import { mentions, pseudonymOf, replaced, type Identity, type Pseudonym } from './identity.ts';
import { findIdentity } from './find-identity.ts';
import { isAbout, personalDocuments } from './personal-documents.ts';
import { PERSONAL_KINDS, type PersonalKind } from './personal-kinds.ts';
import { rewritten } from './rewrite.ts';

/** Documents per commit; each needs up to two writes, and a store takes 100. */
const DOCUMENTS_PER_COMMIT = 50;
/** Attempts at a partition that is changed concurrently. */
const ATTEMPTS = 10;

type Counts = Partial<Record<PersonalKind, number>>;
type Match = StoredDocument & { readonly kind: PersonalKind };

export interface Erasure {
  readonly pseudonym: Pseudonym;
  readonly rewritten: Readonly<Counts>;
  readonly dropped: Readonly<Counts>;
  readonly withdrawn: readonly Role[];
  /** The last global admin's role, which the rules do not withdraw; nobody holds it any more. */
  readonly stillHeld: readonly Role[];
}

export interface ErasureOptions {
  readonly documents: Documents;
  readonly desk: Pick<Desk, 'changePartner'>;
  readonly ids: Ids;
}

/** The records were changed concurrently too often; another run continues the erasure. */
class ErasureContended extends Error {
  readonly code = 'erasure-contended';
  constructor() {
    super('concurrent changes of the records; run the erasure again');
    this.name = 'ErasureContended';
  }
}

/**
 * Erases a person from the tenant's records: withdraws their roles, deletes their own documents and
 * replaces them by a pseudonym elsewhere, so that histories stay readable and consistent with their
 * state. Then purges the deleted content from the storage medium, if the store can.
 * @throws StoreUnavailable, ErasureContended
 */
export async function erasePerson(
  options: ErasureOptions,
  tenantId: string,
  person: string,
): Promise<Erasure> {
  const { documents, ids } = options;
  const pseudonym = pseudonymOf(ids.next());
  const identity = await findIdentity(documents, tenantId, person);
  const roles = await withdrawRoles(options, tenantId, identity);

  const partitions = new Map<string, Partition>();
  for await (const document of personalDocuments(documents, tenantId))
    if (isAbout(document, identity)) partitions.set(document.aggregateId, document);
  const done = { rewritten: {}, dropped: {} } satisfies { rewritten: Counts; dropped: Counts };
  for (const { aggregateId } of partitions.values())
    await erasePartition(documents, { tenantId, aggregateId }, { identity, pseudonym, done });
  await documents.purgeDeleted?.();
  return { pseudonym, ...done, ...roles };
}

async function withdrawRoles(
  { documents, desk, ids }: ErasureOptions,
  tenantId: string,
  { personIds, addresses }: Identity,
): Promise<Pick<Erasure, 'withdrawn' | 'stillHeld'>> {
  const partner = await new Reader(documents).partner(tenantId);
  const members = new Set(
    [...personIds, ...addresses].flatMap((id) => memberFor(partner, id) ?? []),
  );
  const withdrawn: Role[] = [];
  const stillHeld: Role[] = [];
  for (const { personId: person, roles } of members)
    for (const role of roles) {
      const outcome = await desk.changePartner({
        tenantId,
        by: { kind: 'desk' },
        commandId: `erasure:${ids.next()}`,
        command: { name: 'withdraw-role', person, role },
      });
      (outcome.kind === 'done' ? withdrawn : stillHeld).push(role);
    }
  for (const person of personIds) {
    const request = openRequest(partner, person)?.at;
    if (request !== undefined)
      await desk.changePartner({
        tenantId,
        by: { kind: 'desk' },
        commandId: `erasure:${ids.next()}`,
        command: { name: 'answer-role-request', person, request, answer: 'decline' },
      });
  }
  return { withdrawn, stillHeld };
}

interface ErasureProgress {
  readonly identity: Identity;
  readonly pseudonym: Pseudonym;
  readonly done: { readonly rewritten: Counts; readonly dropped: Counts };
}

/** Rewrites state and history of an aggregate in one batch, unless there are too many documents. */
async function erasePartition(
  documents: Documents,
  partition: Partition,
  { identity, pseudonym, done }: ErasureProgress,
): Promise<void> {
  for (let attempt = 1; attempt <= ATTEMPTS;) {
    const about: Match[] = [];
    for await (const match of personalDocuments(
      documents,
      partition.tenantId,
      partition.aggregateId,
    ))
      if (isAbout(match, identity)) about.push(match);
    if (about.length === 0) return;
    const batch = about.slice(0, DOCUMENTS_PER_COMMIT);
    const writes = batch.map((match) => eraseWrites(match, identity, pseudonym));
    if (!(await documents.commit(partition, writes.flat())).ok) {
      attempt++;
      continue;
    }
    for (const [at, { kind }] of batch.entries()) {
      const counts = writes[at]?.at(-1)?.op === 'delete' ? done.dropped : done.rewritten;
      counts[kind] = (counts[kind] ?? 0) + 1;
    }
  }
  throw new ErasureContended();
}

/** A document whose id contains the person is re-created under another id. */
function eraseWrites(match: Match, identity: Identity, pseudonym: Pseudonym): readonly Write[] {
  const { id, kind, etag: ifMatch, body, index } = match;
  if (isDropped(match, identity)) return [{ op: 'delete', id, ifMatch }];
  const after = {
    id: replaced(id, identity, pseudonym),
    kind,
    body: rewritten(withoutView(body, identity), identity, pseudonym),
    index: rewritten(index, identity, pseudonym) as StoredDocument['index'],
  };
  return after.id === id
    ? [{ op: 'replace', ...after, ifMatch }]
    : [
        { op: 'delete', id, ifMatch },
        { op: 'create', ...after },
      ];
}

/**
 * Rewriting a resolved parked event would restart its retention, so it is deleted. Notices to
 * others about the person are still sent, with the pseudonym.
 */
function isDropped(match: Match, identity: Identity): boolean {
  const { kind, aggregateId, id, body } = match;
  if (PERSONAL_KINDS[kind] === 'drop') return true;
  if (kind === 'outbox') {
    const { readerId = '', readerEmail = '' } = body as OutboxRow;
    return [aggregateId, readerId, readerEmail].some((text) => mentions(text, identity));
  }
  if (kind === 'living-card') return mentions(id, identity);
  return kind === 'parked' && (body as Parked).settled !== undefined;
}

/** Removes the person's own view from a shared card. */
function withoutView(body: unknown, { channelIds }: Identity): unknown {
  const shared = (body as Partial<TrackedCard>).shared;
  if (shared === undefined) return body;
  const userIds = shared.userIds.filter((id) => !channelIds.includes(id));
  return { ...(body as object), shared: { ...shared, userIds } };
}
