import type { ActorReference } from '../partner/actor.ts';
import type { Instant } from '../kernel/day.ts';
import type { PartnerEvent } from '../partner/events.ts';
import type { IndexValues, StoredDocument, Write } from '../kernel/ports.ts';
import { eventId, STATE_ID, type HistoryRecord } from '../records/records.ts';
import type { Requester } from './requests.ts';
import type { VoucherEvent } from '../voucher/events.ts';

/** Creates the state of an aggregate, or replaces it if nobody else has meanwhile. */
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

/** One create per event, numbered on from the revision before. */
export function historyWrites(
  revision: number,
  events: readonly (VoucherEvent | PartnerEvent)[],
  cause: { readonly by: Requester; readonly commandId: string },
  at: Instant,
): readonly Write[] {
  const actor: ActorReference =
    cause.by.kind === 'person'
      ? { kind: 'person', personId: cause.by.personId }
      : { kind: cause.by.kind };
  return events.map((event, position) => {
    const sequence = revision + position + 1;
    const { commandId } = cause;
    const record: HistoryRecord = { sequence, at, actor, commandId, event };
    return {
      op: 'create',
      id: eventId(sequence),
      kind: 'event',
      body: record,
      index: { sequence },
    };
  });
}
