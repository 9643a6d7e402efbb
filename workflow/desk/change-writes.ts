import { hash } from 'node:crypto';
import type { ActorReference } from '../partner/actor.ts';
import type { Partner } from '../partner/partner.ts';
import { memberFor } from '../partner/team.ts';
import { canonical } from '../kernel/canonical.ts';
import type { Instant } from '../kernel/day.ts';
import type { PartnerEvent } from '../partner/commands/catalogue.ts';
import type { Documents, IndexValues, Partition, StoredDocument, Write } from '../kernel/ports.ts';
import {
  eventId,
  receiptId,
  STATE_ID,
  type HistoryRecord,
  type Receipt,
} from '../records/records.ts';
import type { Requester } from './requests.ts';
import type { VoucherEvent } from '../steps/catalogue.ts';

/** Creates the state of an aggregate, or replaces it if its ETag is unchanged. */
export function stateWrite<Body>(
  stored: StoredDocument<Body> | undefined,
  kind: string,
  body: Body,
  index: IndexValues = {},
): Write {
  const written = { id: STATE_ID, kind, body, index };
  return stored === undefined
    ? { op: 'create', ...written }
    : { op: 'replace', ...written, ifMatch: stored.etag };
}

/** One create per event; sequence numbers continue from `revision`. */
export function historyWrites(
  revision: number,
  events: readonly (VoucherEvent | PartnerEvent)[],
  cause: { readonly by: Requester; readonly commandId: string; readonly imported?: true },
  {
    at,
    partner,
    actsFor,
  }: { readonly at: Instant; readonly partner: Partner; readonly actsFor?: string },
): readonly Write[] {
  const actor = actorIn(cause.by, partner, actsFor);
  const { commandId, imported } = cause;
  const writes: Write[] = [];
  let sequence = revision;
  for (const event of events) {
    sequence += 1;
    const body: HistoryRecord = { sequence, at, actor, commandId, event, imported };
    writes.push({ op: 'create', id: eventId(sequence), kind: 'event', body, index: { sequence } });
  }
  return writes;
}

/** With the person's present name, which the history keeps whatever roles they lose. */
function actorIn(by: Requester, partner: Partner, actsFor: string | undefined): ActorReference {
  if (by.kind !== 'person') return { kind: by.kind };
  const named = (personId: string, name = memberFor(partner, personId)?.name) => ({
    personId,
    ...(name !== undefined && { name }),
  });
  const actor = { kind: 'person', ...named(by.personId, by.name) } as const;
  return actsFor === undefined ? actor : { ...actor, onBehalfOf: named(actsFor) };
}

/** Redeliveries are recognised for 90 days, far beyond the retries of Teams and webhook senders. */
const RECEIPT_TTL_SECONDS = 90 * 24 * 60 * 60;

/** SHA-256 of command and actor, base64url; independent of the order of fields. */
export function contentHash(command: object, by: Requester): string {
  const actor = by.kind === 'person' ? `person:${by.personId}` : by.kind;
  return hash('sha256', canonical({ actor, command }), 'base64url');
}

/** Records that a command was committed; create-only, so it is committed once. */
export function receiptWrite(commandId: string, receipt: Receipt): Write {
  return {
    op: 'create',
    id: receiptId(commandId),
    kind: 'receipt',
    body: receipt,
    ttlSeconds: RECEIPT_TTL_SECONDS,
  };
}

export interface EarlierUse {
  /** True for the same command; false if another command has used the id. */
  readonly same: boolean;
  /** Revision of the aggregate after that command. */
  readonly revision: number;
}

/** Looks the command id up in the receipts; undefined if it is new. */
export async function earlierUse(
  documents: Documents,
  partition: Partition,
  commandId: string,
  hash: string,
): Promise<EarlierUse | undefined> {
  const found = await documents.read<Receipt>({ ...partition, id: receiptId(commandId) });
  if (found === undefined) return undefined;
  const { contentHash, revision } = found.body;
  return { same: contentHash === hash, revision };
}

/** The events of an earlier command, found by its id from its revision downwards. */
export async function eventsOf<Event extends VoucherEvent | PartnerEvent>(
  documents: Documents,
  partition: Partition,
  commandId: string,
  revision: number,
): Promise<readonly Event[]> {
  const events: Event[] = [];
  for (let sequence = revision; sequence > 0; sequence--) {
    const found = await documents.read<HistoryRecord<Event>>({
      ...partition,
      id: eventId(sequence),
    });
    if (found?.body.commandId !== commandId) break;
    events.unshift(found.body.event);
  }
  return events;
}
