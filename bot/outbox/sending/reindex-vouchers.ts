import type { Partition, StoredDocument } from '../../../workflow/kernel/ports.ts';
import { stateKey } from '../../../workflow/records/records.ts';
import type { Programme } from '../../../workflow/programme/definition.ts';
import { voucherIndex } from '../../../workflow/voucher/voucher-index.ts';
import type { Voucher } from '../../../workflow/voucher/voucher.ts';
import type { OutboxServices } from '../queue/services.ts';

/** Counts up when vouchers are to be found by something else than before. */
const SHAPE = 2;

/** So long a release from before may be at work beside this one, and write as it did. */
const BESIDE_MS = 60 * 60 * 1000;
/** Few at once, and a rest after each, so that turns need hardly wait. */
const PAGE = 25;
const REST_MS = 10;
const MARK: Partition = { tenantId: 'desk', aggregateId: 'voucher-index' };

/** How the vouchers' index was last made. */
interface IndexMark {
  readonly madeFor: string;
  /** Milliseconds since the epoch. */
  readonly madeAt: number;
  /** Nobody writes it as before any more. */
  readonly settled: boolean;
}

/**
 * Brings the index of vouchers up to date that another release wrote, or this one for another
 * programme: once at the start, and once more when whoever was at work beside it has gone. Costs
 * one read when there is nothing to do.
 */
export async function reindexVouchers(
  services: OutboxServices,
  stopping?: AbortSignal,
): Promise<void> {
  const { documents, programme, time } = services;
  const madeFor = shapeFor(programme);
  const mark = (await documents.read<IndexMark>(stateKey(MARK)))?.body;
  const isMade = mark?.madeFor === madeFor;
  if (isMade && (mark.settled || time.now() - mark.madeAt < BESIDE_MS)) return;
  let cursor: string | undefined;
  do {
    if (stopping?.aborted) return;
    const page = await documents.find<Voucher>({ kind: 'voucher', limit: PAGE, cursor });
    await Promise.all(page.documents.map((document) => indexOne(services, document)));
    cursor = page.cursor;
    if (cursor !== undefined) await time.wait(REST_MS, stopping);
  } while (cursor !== undefined);
  const body: IndexMark = { madeFor, madeAt: time.now(), settled: isMade };
  await documents.commit(MARK, [{ op: 'put', id: 'state', kind: 'index-mark', body }]);
}

/** Whoever changes the voucher meanwhile writes its index too. */
async function indexOne(
  { documents, programme }: OutboxServices,
  { id, kind, body, index, etag: ifMatch, ...partition }: StoredDocument<Voucher>,
): Promise<void> {
  const wanted = voucherIndex(body, programme);
  if (textOf(wanted) === textOf(index)) return;
  await documents.commit(partition, [{ op: 'replace', id, kind, body, index: wanted, ifMatch }]);
}

const textOf = (index: object): string =>
  JSON.stringify(
    Object.entries(index)
      .filter(([, value]) => value !== undefined)
      .toSorted(),
  );

/** What the index is made from besides the voucher. */
function shapeFor({ calendar, windows }: Programme): string {
  const { inForce, lastDayToRedeem, lastDayToRequestPayment } = calendar;
  const ends = inForce ? [lastDayToRedeem, lastDayToRequestPayment] : [];
  return [SHAPE, windows.paymentRequestDays, ...ends].join(' ');
}
