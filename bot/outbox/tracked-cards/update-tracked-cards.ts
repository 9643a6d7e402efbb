import { dayAt, toInstant } from '../../../workflow/kernel/day.ts';
import type { Partner } from '../../../workflow/partner/partner.ts';
import type { Write } from '../../../workflow/kernel/ports.ts';
import type { Voucher } from '../../../workflow/voucher/voucher.ts';
import { MAX_DEFERRAL_MS, openStep } from '../queue/deferred-notices.ts';
import { changedCardWrite, trackedCards, type TrackedCardDocument } from './tracked-cards.ts';
import type { RowDocument } from '../queue/outbox-rows.ts';
import type { Outcome } from '../queue/outcome.ts';
import { renderTrackedCard, renderFormerCard } from './render-tracked-card.ts';
import type { OutboxServices } from '../queue/services.ts';
import type { SendResult, ThrottledConnector } from '../teams/throttled-connector.ts';
import { maySee } from '../rendering/without-role.ts';

/** Interval of the checks for an open form, in case the report of its end is lost. */
const RECHECK_MS = 15_000;

/**
 * Updates all tracked cards of a voucher in place and replaces former ones by a text. Skips the
 * card of a person without a role and, for a while, one that an open form may have replaced.
 * Updates are idempotent, so all results are written together.
 */
export async function updateTrackedCards(
  services: OutboxServices,
  teams: ThrottledConnector,
  row: RowDocument,
): Promise<Outcome> {
  const { tenantId, voucherId = '' } = row.body;
  const now = services.time.now();
  const [voucher, tracked, partner] = await Promise.all([
    services.reader.voucher(tenantId, voucherId),
    trackedCards(services.documents, tenantId, voucherId),
    services.reader.partner(tenantId),
  ]);
  if (voucher === undefined) return { kind: 'settled', because: 'obsolete' };
  const cards = await visibleCards(services, tracked, partner);
  const writes: Write[] = [];
  // A future time was stored before the clock was set back.
  const since = toInstant(Math.min(Date.parse(row.body.heldSince ?? toInstant(now)), now));
  const mayWait = now - Date.parse(since) < MAX_DEFERRAL_MS;
  let isDeferred = false;
  let failed: Extract<Outcome, { kind: 'again' | 'dead' }> | undefined;
  for (const card of cards) {
    if (mayWait && (await isFormOpen(services, row, card))) {
      isDeferred = true;
      continue;
    }
    const result = await updateCard(services, teams, voucher, card, writes);
    if (result?.kind === 'later') {
      if (writes.length > 0) await services.documents.commit(row, writes);
      return result;
    }
    if (result?.kind === 'again') failed = result;
    if (result?.kind === 'dead') failed ??= result;
  }
  if (failed) return { ...failed, writes };
  if (!isDeferred) return { kind: 'settled', because: 'updated', writes };
  if (writes.length > 0) await services.documents.commit(row, writes);
  return { kind: 'held', until: now + RECHECK_MS, because: 'in-dialog', since };
}

/** Shared cards, and those of people who may still see the voucher. */
async function visibleCards(
  services: OutboxServices,
  cards: readonly TrackedCardDocument[],
  partner: Partner,
): Promise<readonly TrackedCardDocument[]> {
  const seen = await Promise.all(
    cards.map(async ({ tenantId, body: { readerId } }) => {
      if (readerId === undefined) return true;
      const person = await services.people.find(tenantId, readerId);
      return maySee(services, person ?? { personId: readerId }, partner);
    }),
  );
  return cards.filter((_card, at) => seen[at]);
}

/** True if an open form may have replaced the card. */
async function isFormOpen(
  { documents, deferred }: OutboxServices,
  row: RowDocument,
  { body: { readerId, conversationId } }: TrackedCardDocument,
): Promise<boolean> {
  if (readerId === undefined) return false;
  const step = await openStep(documents, row.tenantId, conversationId);
  if (step === undefined) return false;
  if (step.voucherId !== undefined && step.voucherId !== row.body.voucherId) return false;
  deferred.add(readerId, row);
  return true;
}

/** @returns the result if it is not a success */
async function updateCard(
  services: OutboxServices,
  teams: ThrottledConnector,
  voucher: Voucher,
  found: TrackedCardDocument,
  writes: Write[],
): Promise<SendResult | undefined> {
  const card = found.body;
  const today = dayAt(services.time.now(), services.timeZone);
  let { former, revision, filledOn } = card;
  if (former) {
    const text = await renderFormerCard(services, voucher.tenantId, card);
    const result = await teams.update(former, former.activityId, text);
    if (result.kind === 'blocked') return undefined;
    if (result.kind !== 'done' && result.kind !== 'gone') return result;
    former = undefined;
  }
  if (revision < voucher.revision || (filledOn !== undefined && filledOn < today)) {
    const fresh = await renderTrackedCard(services, voucher, card);
    const result = await teams.update(card, card.activityId, fresh);
    if (result.kind === 'gone') {
      // Deleted by the recipient, or the app was removed.
      writes.push(changedCardWrite(found, undefined));
      return undefined;
    }
    // The next change or click updates it.
    if (result.kind === 'blocked') return undefined;
    if (result.kind !== 'done') return result;
    revision = voucher.revision;
    filledOn = today;
  }
  if (former !== card.former || revision !== card.revision || filledOn !== card.filledOn)
    writes.push(changedCardWrite(found, { ...card, former, revision, filledOn }));
  return undefined;
}
