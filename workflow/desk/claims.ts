import type { Documents } from '../kernel/ports.ts';
import type { Context } from '../partner/context.ts';
import type { Programme } from '../programme/definition.ts';
import {
  claimPartition,
  STATE_ID,
  stateKey,
  voucherPartition,
  type Claim,
} from '../records/records.ts';
import type { VoucherCommand } from '../steps/catalogue.ts';
import type { ImportVoucher } from '../steps/import-voucher.ts';
import { defaultExpiry } from '../voucher/assigned-facts.ts';
import type { Reservation, Voucher } from '../voucher/voucher.ts';

/**
 * Validity of a claim without a reservation: longer than the time from the claim to the commit.
 * Afterwards another voucher can take it over. Claims are never deleted, so a race cannot lose one.
 */
const GRACE_MILLISECONDS = 60_000;

export interface NeededClaim {
  readonly tenantId: string;
  readonly key: string;
  readonly voucherId: string;
}

function isLong({ serviceLevel }: Pick<Voucher, 'serviceLevel'>, { windows }: Programme): boolean {
  return windows.longEngagementDays !== undefined && serviceLevel >= windows.longEngagementDays;
}

/**
 * The key of the claim of a long engagement: one per engagement type and customer, unless the
 * reason names another division, legal entity or product
 * (docs/programme-rules.md#one-long-engagement).
 */
function claimKey(
  organisation: string,
  reservation: Pick<Reservation, 'engagement' | 'reason'>,
): string {
  const parts = [reservation.engagement, organisation, reservation.reason ?? ''];
  return parts.map((part) => encodeURIComponent(part.trim().toLowerCase())).join(':');
}

export function neededClaim(
  voucher: Voucher | undefined,
  command: VoucherCommand,
  programme: Programme,
): NeededClaim | undefined {
  if (voucher === undefined || !isLong(voucher, programme)) return undefined;
  const reservation = plannedReservation(voucher, command);
  if (reservation === undefined) return undefined;
  const { customer, tenantId, voucherId } = voucher;
  return { tenantId, key: claimKey(customer.organisation, reservation), voucherId };
}

/** An expired voucher needs none. A voucher that is there already is not changed by an import. */
export function importedClaim(
  voucher: Voucher | undefined,
  row: ImportVoucher,
  context: Context,
): NeededClaim | undefined {
  const { partner, programme, today, voucherId } = context;
  const { assignedOn, engagement, organisation, reason, redeemedOn } = row;
  if (voucher !== undefined || voucherId === undefined || engagement === undefined)
    return undefined;
  const lastDay = row.expiresOn ?? defaultExpiry(assignedOn, context);
  const isOver = redeemedOn === undefined && lastDay < today;
  if (!isLong(row, programme) || isOver) return undefined;
  const { tenantId } = partner;
  return { tenantId, key: claimKey(organisation, { engagement, reason }), voucherId };
}

const REVIVING: ReadonlySet<VoucherCommand['name']> = new Set([
  'change-expiry',
  'correct-facts',
  'redeem',
]);

/** The claim that a change needs because its voucher did not hold it before. */
export function claimAfter(
  before: Voucher,
  after: Voucher,
  programme: Programme,
): NeededClaim | undefined {
  const key = heldKey(after, programme);
  if (key === undefined || key === heldKey(before, programme)) return undefined;
  return { tenantId: after.tenantId, key, voucherId: after.voucherId };
}

/** The key of the claim that the reservation keeps alive; none once the voucher has expired. */
function heldKey(voucher: Voucher, programme: Programme): string | undefined {
  const { reservation, status } = voucher;
  return reservation !== undefined && status !== 'expired' && isLong(voucher, programme)
    ? claimKey(voucher.customer.organisation, reservation)
    : undefined;
}

/** The reservation that a command makes, or revives together with an expired voucher. */
function plannedReservation(
  voucher: Voucher,
  command: VoucherCommand,
): Pick<Reservation, 'engagement' | 'reason'> | undefined {
  if (command.name === 'reserve') return command;
  return REVIVING.has(command.name) && voucher.status === 'expired'
    ? voucher.reservation
    : undefined;
}

/** The ID of another voucher with a live claim, if any. */
export async function claimHolder(
  documents: Documents,
  programme: Programme,
  needed: NeededClaim,
  now: number,
): Promise<string | undefined> {
  const held = await documents.read<Claim>(stateKey(claimPartition(needed.tenantId, needed.key)));
  if (held === undefined || held.body.voucherId === needed.voucherId) return undefined;
  return (await isLive(documents, programme, needed, held.body, now))
    ? held.body.voucherId
    : undefined;
}

/**
 * Takes the claim, or takes over an orphan; renews one that the voucher already has.
 * @returns the ID of another voucher with a live claim
 */
export async function takeClaim(
  documents: Documents,
  programme: Programme,
  needed: NeededClaim,
  now: number,
): Promise<string | undefined> {
  const partition = claimPartition(needed.tenantId, needed.key);
  const body: Claim = { voucherId: needed.voucherId, takenAt: now };
  const written = { id: STATE_ID, kind: 'claim', body };
  for (;;) {
    const held = await documents.read<Claim>(stateKey(partition));
    if (
      held !== undefined &&
      held.body.voucherId !== needed.voucherId &&
      (await isLive(documents, programme, needed, held.body, now))
    )
      return held.body.voucherId;
    const result = await documents.commit(partition, [
      held === undefined
        ? { op: 'create', ...written }
        : { op: 'replace', ...written, ifMatch: held.etag },
    ]);
    if (result.ok) return undefined;
  }
}

/**
 * A claim is live if it is recent, or if its voucher has a reservation under the same key and has
 * not expired.
 */
async function isLive(
  documents: Documents,
  programme: Programme,
  needed: NeededClaim,
  claim: Claim,
  now: number,
): Promise<boolean> {
  if (now - claim.takenAt < GRACE_MILLISECONDS) return true;
  const partition = voucherPartition(needed.tenantId, claim.voucherId);
  const holder = (await documents.read<Voucher>(stateKey(partition)))?.body;
  return holder !== undefined && heldKey(holder, programme) === needed.key;
}
