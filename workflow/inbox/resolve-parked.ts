import { applyEvent, type ApplyOptions } from './apply-event.ts';
import { check, type Check } from '../kernel/checks.ts';
import type { DeskOptions } from '../desk/desk-options.ts';
import { parseInboxEvent, inputOf, type InboxEventSchema } from './inbox-events.ts';
import { contextFor, loadPartner } from '../desk/load-context.ts';
import type { ParkedDocument, ParkedEvents } from './parked-events.ts';
import { mayAct, missingRight } from '../partner/permissions.ts';
import type { Requester } from '../desk/requests.ts';
import type { Voucher } from '../voucher/voucher.ts';

export interface ResolveOptions
  extends ApplyOptions, Pick<DeskOptions, 'documents' | 'programme' | 'clock' | 'rolePolicy'> {
  readonly timeZone: string;
  readonly parked: ParkedEvents;
  readonly schema: InboxEventSchema;
}

export interface ParkedDecision {
  readonly tenantId: string;
  readonly voucherId: string;
  readonly webhookId: string;
  readonly by: Requester & { readonly kind: 'person' };
  /**
   * `apply`: the event is correct, even if it differs from our facts · `dismiss`: ignore the event.
   */
  readonly action: 'apply' | 'dismiss';
}

/** `gone`: the tenant has no open event with this id. */
export type ParkedOutcome =
  | { readonly kind: 'applied'; readonly voucher?: Voucher }
  | { readonly kind: 'dismissed' }
  | { readonly kind: 'refused'; readonly refused: readonly Check[] }
  | { readonly kind: 'gone' };

/**
 * Applies or dismisses a parked event for an admin. Facts that differ from ours are applied as a
 * correction by the admin, all else as the original event.
 * @throws StoreUnavailable if the store does not answer; the decision may be sent again.
 */
export async function resolveParked(
  options: ResolveOptions,
  decision: ParkedDecision,
): Promise<ParkedOutcome> {
  const { tenantId, voucherId, webhookId, by } = decision;
  const { partner } = await loadPartner(options.documents, tenantId);
  const context = contextFor(options, by, partner);
  if (!mayAct(context.actor, 'resolve-parked', options.programme, undefined))
    return { kind: 'refused', refused: [missingRight('resolve-parked', context, undefined)] };
  const entry = await options.parked.find(tenantId, voucherId, webhookId);
  if (entry === undefined) return { kind: 'gone' };
  const settledBy = { kind: 'person', personId: by.personId } as const;
  if (decision.action === 'dismiss') {
    const settled = await options.parked.settle(entry, 'dismissed', settledBy);
    return { kind: settled ? 'dismissed' : 'gone' };
  }
  const outcome = await apply(options, decision, entry);
  if (outcome.kind === 'applied') {
    await options.parked.settle(entry, 'applied', settledBy);
    return outcome;
  }
  // A concurrent decision of another admin may have caused the refusal.
  const still = await options.parked.find(tenantId, voucherId, webhookId);
  return still === undefined ? { kind: 'gone' } : outcome;
}

async function apply(
  options: ResolveOptions,
  { tenantId, voucherId, webhookId, by }: ParkedDecision,
  entry: ParkedDocument,
): Promise<ParkedOutcome> {
  const { type, occurredAt: timestamp, data, reason } = entry.body;
  const parsed = parseInboxEvent(options.schema, { type, timestamp, data });
  if (!('event' in parsed)) return notNow;
  const { event } = parsed;
  if (reason !== 'facts-differ' || event.type !== 'voucher.assigned') {
    const applied = await applyEvent(options, event, { webhookId });
    return applied === 'done' ? { kind: 'applied' } : notNow;
  }
  const outcome = await options.desk.changeVoucher({
    tenantId,
    voucherId,
    by,
    command: { name: 'correct-facts', ...inputOf(event.data) },
    commandId: `parked:${webhookId}`,
  });
  if (outcome.kind === 'done') return { kind: 'applied', voucher: outcome.voucher };
  return outcome.kind === 'refused' ? { kind: 'refused', refused: outcome.refused } : notNow;
}

const notNow: ParkedOutcome = { kind: 'refused', refused: [check('event-fits', false)] };
