import { isDeepStrictEqual } from 'node:util';
import type { Day } from '../../../workflow/kernel/day.ts';
import type { Documents, StoredDocument, Write } from '../../../workflow/kernel/ports.ts';
import { voucherPartition } from '../../../workflow/records/records.ts';
import type { Address } from '../teams/throttled-connector.ts';

/**
 * The message that shows a voucher to one reader, or to a group or channel, and is kept true. It is
 * kept beside the voucher, so that it is settled in the batch that settles its notice.
 */
export interface TrackedCard extends Address {
  readonly activityId: string;
  /** Whose it is; absent where many see it. */
  readonly readerId?: string;
  /** What many see: in which language, and who gets a view of her own (Teams user ids). */
  readonly shared?: { readonly locale: string; readonly userIds: readonly string[] };
  /** Of the voucher, when the card was last filled. */
  readonly revision: number;
  /** The day on which it was filled; how many days are left is said as of it. */
  readonly filledOn?: Day;
  /** The message that showed the voucher before, until it says that the card has moved. */
  readonly former?: Address & { readonly activityId: string };
}

export type TrackedCardDocument = StoredDocument<TrackedCard>;

const KIND = 'living-card';
/** Readers and conversations of one voucher; beyond that it is a mistake. */
const MOST = 100;

const idFor = ({ readerId, conversationId }: Pick<TrackedCard, 'readerId' | 'conversationId'>) =>
  readerId === undefined ? `${KIND}:in:${conversationId}` : `${KIND}:${readerId}`;

/** The messages that show a voucher, each kept true while it changes. */
export async function trackedCards(
  documents: Documents,
  tenantId: string,
  voucherId: string,
): Promise<readonly TrackedCardDocument[]> {
  const page = await documents.find<TrackedCard>({
    ...voucherPartition(tenantId, voucherId),
    kind: KIND,
    limit: MOST,
  });
  return page.documents;
}

/** The message that shows a voucher to one reader, in her own chat. */
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
 * Tracks a message from now on.
 * @returns false when it was tracked at this revision already, so that nothing was written
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
  // A click on a card of which nothing is known notes it again.
  await documents.commit(partition, [{ ...trackedCardWrite(card), lasting: false }]);
  return true;
}

/** Notes where a voucher is shown, in the place of the message noted before. */
export function trackedCardWrite(card: TrackedCard): Write {
  return { op: 'put', id: idFor(card), kind: KIND, body: card };
}

/**
 * Changes the record only while it still is what was looked at. It need not last: without it the
 * same update is made again, in the same place.
 */
export function changedCardWrite(found: TrackedCardDocument, card: TrackedCard | undefined): Write {
  const { id, etag: ifMatch } = found;
  return card === undefined
    ? { op: 'delete', id, ifMatch, lasting: false }
    : { op: 'replace', id, kind: KIND, body: card, ifMatch, lasting: false };
}
