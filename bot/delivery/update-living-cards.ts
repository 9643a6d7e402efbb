import type { Write } from '../../workflow/ports.ts';
import type { Voucher } from '../../workflow/voucher/voucher.ts';
import type { Handled } from './handled.ts';
import { changedCardWrite, livingCards, type LivingCardDocument } from './living-cards.ts';
import type { RowDocument } from './outbox-rows.ts';
import { freshCard, movedText } from './render-living-card.ts';
import type { DeliveryServices } from './services.ts';
import type { LineVerdict, TeamsLine } from './teams-line.ts';

/**
 * Brings every card of a voucher up to date, in place, and lets former ones say that theirs has
 * moved. An update can be repeated without harm, so what was done is written down together.
 */
export async function updateLivingCards(
  services: DeliveryServices,
  line: TeamsLine,
  row: RowDocument,
): Promise<Handled> {
  const { tenantId, voucherId = '' } = row.body;
  const [voucher, cards] = await Promise.all([
    services.reader.voucher(tenantId, voucherId),
    livingCards(services.documents, tenantId, voucherId),
  ]);
  if (voucher === undefined) return { kind: 'settled', because: 'obsolete' };
  const writes: Write[] = [];
  let failed: { readonly kind: 'again' | 'dead'; readonly because: string } | undefined;
  for (const card of cards) {
    const verdict = await bringUpToDate(services, line, voucher, card, writes);
    if (verdict?.kind === 'later') {
      if (writes.length > 0) await services.documents.commit(row, writes);
      return verdict;
    }
    if (verdict?.kind === 'again') failed = { kind: 'again', because: verdict.because };
    if (verdict?.kind === 'final') failed ??= { kind: 'dead', because: verdict.because };
  }
  return failed ? { ...failed, writes } : { kind: 'settled', because: 'updated', writes };
}

/** @returns what stood in the way, if anything did */
async function bringUpToDate(
  services: DeliveryServices,
  line: TeamsLine,
  voucher: Voucher,
  found: LivingCardDocument,
  writes: Write[],
): Promise<LineVerdict | undefined> {
  const card = found.body;
  let { former, revision } = card;
  if (former) {
    const text = await movedText(services, voucher.tenantId, card);
    const verdict = await line.update(former, former.activityId, text);
    if (verdict.kind !== 'done' && verdict.kind !== 'gone') return verdict;
    former = undefined;
  }
  if (revision < voucher.revision) {
    const fresh = await freshCard(services, voucher, card);
    const verdict = await line.update(card, card.activityId, fresh);
    if (verdict.kind === 'gone') {
      // Deleted by the reader, or the app was removed: there is no card any more.
      writes.push(changedCardWrite(found, undefined));
      return undefined;
    }
    if (verdict.kind !== 'done') return verdict;
    revision = voucher.revision;
  }
  if (former !== card.former || revision !== card.revision)
    writes.push(changedCardWrite(found, { ...card, former, revision }));
  return undefined;
}
