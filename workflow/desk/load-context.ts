import { personActor } from '../partner/actor.ts';
import type { Context } from '../partner/context.ts';
import { dayAt, toInstant } from '../kernel/day.ts';
import type { DeskOptions } from './desk-options.ts';
import { newPartner, type Partner } from '../partner/partner.ts';
import type { Documents, StoredDocument } from '../kernel/ports.ts';
import { partnerPartition, stateKey } from '../records/records.ts';
import type { Requester } from './requests.ts';

/** Loads the tenant's partner; an empty one if nothing was recorded yet. */
export async function loadPartner(
  documents: Documents,
  tenantId: string,
): Promise<{ stored: StoredDocument<Partner> | undefined; partner: Partner }> {
  const stored = await documents.read<Partner>(stateKey(partnerPartition(tenantId)));
  return { stored, partner: stored?.body ?? newPartner(tenantId) };
}

/** Builds the input of the rules; a person has the roles that the store has at this moment. */
export function contextFor(
  options: Pick<DeskOptions, 'clock' | 'programme' | 'rolePolicy' | 'timeZone'>,
  by: Requester,
  partner: Partner,
): Context {
  const { clock, programme, rolePolicy, timeZone } = options;
  const now = clock.now();
  const actor = by.kind === 'person' ? personActor(by, partner, rolePolicy) : by;
  return {
    actor,
    partner,
    programme,
    now: toInstant(now),
    today: dayAt(now, timeZone),
    timeZone,
  };
}
