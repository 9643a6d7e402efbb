import { heldClaim, takeClaim } from '../../../workflow/desk/claims.ts';
import type { StoredDocument } from '../../../workflow/kernel/ports.ts';
import { STATE_ID, stateKey } from '../../../workflow/records/records.ts';
import {
  VOUCHER_INDEX_MARK,
  VOUCHER_INDEX_VERSION,
  type VoucherIndexMark,
} from '../../../workflow/records/voucher-index-mark.ts';
import type { Programme } from '../../../workflow/programme/definition.ts';
import { voucherIndex } from '../../../workflow/voucher/voucher-index.ts';
import type { Voucher } from '../../../workflow/voucher/voucher.ts';
import type { OutboxServices } from '../queue/services.ts';

/** Rolling-deploy window: the previous release may still write the former index. */
const ROLLOUT_MS = 60 * 60 * 1000;
// Small pages with pauses, so that turns hardly wait.
const PAGE = 25;
const PAUSE_MS = 10;

/**
 * Rewrites the index of vouchers that another release or programme wrote, and takes the claims of
 * their long engagements under the present keys: once at the start, and again after the
 * rolling-deploy window. One read if there is nothing to do.
 */
export async function reindexVouchers(
  services: OutboxServices,
  stopping?: AbortSignal,
): Promise<void> {
  const { documents, programme, time } = services;
  const madeFor = inputsOf(programme);
  const mark = (await documents.read<VoucherIndexMark>(stateKey(VOUCHER_INDEX_MARK)))?.body;
  const isMade = mark?.madeFor === madeFor;
  if (isMade && (mark.settled || time.now() - mark.madeAt < ROLLOUT_MS)) return;
  let cursor: string | undefined;
  do {
    if (stopping?.aborted) return;
    const page = await documents.find<Voucher>({ kind: 'voucher', limit: PAGE, cursor });
    await Promise.all(page.documents.map((document) => reindexVoucher(services, document)));
    cursor = page.cursor;
    if (cursor !== undefined) await time.wait(PAUSE_MS, stopping);
  } while (cursor !== undefined);
  // Another programme changes single values, no fields.
  const isComplete = isMade || mark?.complete === VOUCHER_INDEX_VERSION;
  const body: VoucherIndexMark = {
    madeFor,
    madeAt: time.now(),
    settled: isMade,
    ...(isComplete && { complete: VOUCHER_INDEX_VERSION }),
  };
  await documents.commit(VOUCHER_INDEX_MARK, [
    { op: 'put', id: STATE_ID, kind: 'index-mark', body },
  ]);
}

/** A concurrent change to the voucher writes its index too, so a conflict is ignored. */
async function reindexVoucher(
  { documents, programme, time }: OutboxServices,
  { id, kind, body, index, etag: ifMatch, ...partition }: StoredDocument<Voucher>,
): Promise<void> {
  const claim = heldClaim(body, programme);
  if (claim && body.reservation?.customer === undefined)
    await takeClaim(documents, programme, claim, time.now());
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

/** Identifies the inputs of the index other than the voucher. */
function inputsOf({ calendar, windows }: Programme): string {
  const { inForce, lastDayToRedeem, lastDayToRequestPayment } = calendar;
  const ends = inForce ? [lastDayToRedeem, lastDayToRequestPayment] : [];
  return [VOUCHER_INDEX_VERSION, windows.paymentRequestDays, ...ends].join(' ');
}
