import { isDeepStrictEqual } from 'node:util';
import type { Day } from '../../../workflow/kernel/day.ts';
import type { Documents, StoredDocument, Write } from '../../../workflow/kernel/ports.ts';
import { voucherPartition } from '../../../workflow/records/records.ts';
import type { Address } from '../teams/throttled-connector.ts';

/**
 * The message that shows a voucher to one person, or to a group or channel, and is updated in
 * place. Stored in the voucher's partition, so that one batch records it with its notice.
 */
export interface TrackedCard extends Address {
  readonly activityId: string;
  /** The recipient; absent in a group or channel. */
  readonly readerId?: string;
  /** In a group or channel: its language, and the Teams user ids that get a view of their own. */
  readonly shared?: { readonly locale: string; readonly userIds: readonly string[] };
  /** Revision of the voucher that the card shows. */
  readonly revision: number;
  /** Day of the last update; the card counts the days left from it. */
  readonly filledOn?: Day;
  /** The message that showed the voucher before, until its card was replaced by a text. */
  readonly former?: Address & { readonly activityId: string };
}

export type TrackedCardDocument = StoredDocument<TrackedCard>;

const KIND = 'living-card';
/** Page size: recipients and conversations of one voucher. */
const PAGE = 100;

const idFor = ({ readerId, conversationId }: Pick<TrackedCard, 'readerId' | 'conversationId'>) =>
  readerId === undefined ? `${KIND}:in:${conversationId}` : `${KIND}:${readerId}`;

export async function trackedCards(
  documents: Documents,
  tenantId: string,
  voucherId: string,
): Promise<readonly TrackedCardDocument[]> {
  const page = await documents.find<TrackedCard>({
    ...voucherPartition(tenantId, voucherId),
    kind: KIND,
    limit: PAGE,
  });
  return page.documents;
}

/** The tracked card in a person's own chat. */
export function trackedCardOf(
  documents: Documents,
  tenantId: string,
  voucherId: string,
  readerId: string,
): Promise<TrackedCardDocument | undefined> {
  const id = `${KIND}:${readerId}`;
  return documents.read<TrackedCard>({ ...voucherPartition(tenantId, voucherId), id });
}

/**
 * Begins to track a message.
 * @returns false if nothing was written: it was tracked at this revision
 */
export async function storeTrackedCard(
  documents: Documents,
  tenantId: string,
  voucherId: string,
  card: TrackedCard,
): Promise<boolean> {
  const partition = voucherPartition(tenantId, voucherId);
  const kept = await documents.read<TrackedCard>({ ...partition, id: idFor(card) });
  const same = { ...card, former: kept?.body.former, filledOn: kept?.body.filledOn };
  if (kept && isDeepStrictEqual({ former: undefined, filledOn: undefined, ...kept.body }, same))
    return false;
  // If it is lost, a click on the card stores it again.
  await documents.commit(partition, [{ ...trackedCardWrite(card), lasting: false }]);
  return true;
}

/** Replaces the record of the recipient's or conversation's former message. */
export function trackedCardWrite(card: TrackedCard): Write {
  return { op: 'put', id: idFor(card), kind: KIND, body: card };
}

/** Changes the record unless it changed concurrently. A lost write only repeats the update. */
export function changedCardWrite(found: TrackedCardDocument, card: TrackedCard | undefined): Write {
  const { id, etag: ifMatch } = found;
  return card === undefined
    ? { op: 'delete', id, ifMatch, lasting: false }
    : { op: 'replace', id, kind: KIND, body: card, ifMatch, lasting: false };
}
