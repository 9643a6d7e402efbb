import {
  contentHash,
  earlierUse,
  eventsOf,
  historyWrites,
  receiptWrite,
  stateWrite,
} from './change-writes.ts';
import { isRefusal } from '../kernel/checks.ts';
import { ATTEMPTS, type DeskOptions } from './desk-options.ts';
import { contextFor, loadPartner } from './load-context.ts';
import type { PartnerOutcome } from './outcome.ts';
import type { PartnerEvent } from '../partner/commands/catalogue.ts';
import { decidePartner } from '../partner/commands/decide.ts';
import { evolvePartner } from '../partner/commands/evolve.ts';
import type { Partner } from '../partner/partner.ts';
import { partnerPartition } from '../records/records.ts';
import type { PartnerRequest } from './requests.ts';
import { redeemedOffers } from '../records/redeemed-offers.ts';
import { vouchersCutShort } from './cut-short.ts';
import { cutShortNotices } from '../notices/notices.ts';
import { rosterPerson } from '../people/roster-person.ts';
import { adminRecipients } from '../notices/admin-recipients.ts';
import { isUrgent, outboxWrites } from '../notices/outbox.ts';
import { partnerNotices } from '../notices/partner-notices.ts';
import { partnerNextCheckChange } from '../notices/next-check.ts';

/** See {@link Desk.changePartner}. */
export async function commitPartnerCommand(
  options: DeskOptions,
  request: PartnerRequest,
): Promise<PartnerOutcome> {
  const hash = contentHash(request.command, request.by);
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const outcome = await attemptChange(options, request, hash);
    if (outcome) return outcome;
  }
  const { partner } = await loadPartner(options.documents, request.tenantId);
  return { kind: 'stale', partner };
}

/** @returns undefined if another change was committed first */
async function attemptChange(
  options: DeskOptions,
  request: PartnerRequest,
  hash: string,
): Promise<PartnerOutcome | undefined> {
  const { documents } = options;
  const { commandId } = request;
  const partition = partnerPartition(request.tenantId);
  const [{ stored, partner }, person] = await Promise.all([
    loadPartner(documents, request.tenantId),
    rosterPerson(documents, request.tenantId, request.command),
  ]);

  /** Returns the outcome of an earlier delivery of this command, with a state that includes it. */
  const earlier = async (): Promise<PartnerOutcome | undefined> => {
    const use = await earlierUse(documents, partition, commandId, hash);
    if (use === undefined) return undefined;
    const now =
      partner.revision >= use.revision
        ? partner
        : (await loadPartner(documents, request.tenantId)).partner;
    if (!use.same) return { kind: 'stale', partner: now };
    const events = await eventsOf<PartnerEvent>(documents, partition, commandId, use.revision);
    return { kind: 'done', partner: now, events, replayed: true };
  };

  if (request.revision !== undefined && request.revision !== partner.revision)
    return (await earlier()) ?? { kind: 'stale', partner };

  const context = {
    ...contextFor(options, request.by, partner),
    rosterPerson: person,
    ...(request.command.name === 'confirm-savb' && {
      redeemedOffers: await redeemedOffers(documents, request.tenantId),
    }),
  };
  const decision = decidePartner(partner, request.command, context);
  if (isRefusal(decision))
    return (await earlier()) ?? { kind: 'refused', refused: decision.refused, partner };
  if (decision.events.length === 0) return { kind: 'done', partner, events: [], replayed: false };

  const { programme, rolePolicy } = options;
  const admins = () => adminRecipients(partner, programme, rolePolicy);
  const after = decision.events.reduce<Partner>(evolvePartner, partner);
  const cutShort = await vouchersCutShort(documents, context, after);
  const intents = request.imported
    ? []
    : [
        ...partnerNotices(partner, decision.events, context.actor, admins),
        ...cutShortNotices(cutShort, context.actor),
      ];
  const result = await documents.commit(partition, [
    stateWrite(stored, 'partner', after),
    ...historyWrites(partner.revision, decision.events, request, {
      at: context.now,
      partner,
    }),
    receiptWrite(commandId, { contentHash: hash, revision: after.revision, at: context.now }),
    ...partnerNextCheckChange(partner, after, options.programme, context.today),
    ...outboxWrites(request, intents, context.now, options.ids),
  ]);
  if (result.ok) {
    if (isUrgent(intents)) options.onOutbox?.(partition);
    return {
      ...{ kind: 'done', partner: after, events: decision.events, replayed: false },
      ...(cutShort.length > 0 && { cutShort }),
    };
  }
  return earlier();
}
