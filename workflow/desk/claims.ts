import type { Documents } from '../kernel/ports.ts';
import type { Context } from '../partner/context.ts';
import type { Programme } from '../programme/definition.ts';
import { isLongEngagement } from '../programme/requirements.ts';
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
import { comparableName, customerKey } from '../voucher/customer-name.ts';
import { reservedCustomer } from '../voucher/near-customers.ts';
import type { Customer, Reservation, Voucher } from '../voucher/voucher.ts';

/**
 * Validity of a claim without a reservation: longer than the time from the claim to the commit.
 * Afterwards another voucher can take it over. Claims are never deleted, so a race cannot lose one.
 */
const GRACE_MILLISECONDS = 60_000;

export interface NeededClaim {
  readonly tenantId: string;
  readonly voucherId: string;
  /**
   * One for the customer, and one for the name if it is another one's. In one order for all
   * vouchers, so that of two concurrent reservations one takes them all.
   */
  readonly keys: readonly string[];
  /** The key of earlier builds: a claim that one of them took holds too, but none is taken. */
  readonly formerKey: string;
}

type Claimed = Pick<Reservation, 'engagement' | 'reason' | 'customer'>;

/**
 * The claims of a long engagement: one per engagement type and customer, unless the reason names
 * another division, legal entity or product (docs/programme-rules.md#one-long-engagement).
 */
function claimKeys(
  { organisation }: Pick<Customer, 'organisation'>,
  { customer, engagement, reason = '' }: Claimed,
): Pick<NeededClaim, 'keys' | 'formerKey'> {
  const name = customerKey(organisation);
  const keyFor = (...parts: readonly string[]) =>
    [engagement.trim().toLowerCase(), ...parts]
      .map((part) => encodeURIComponent(part.toWellFormed()))
      .join(':');
  const why = comparableName(reason);
  return {
    keys: [...new Set([customer ?? name, name])].toSorted().map((key) => keyFor(key, why)),
    formerKey: keyFor(organisation.trim().toLowerCase(), reason.trim().toLowerCase()),
  };
}

export function neededClaim(
  voucher: Voucher | undefined,
  command: VoucherCommand,
  { nearCustomers = [], programme }: Pick<Context, 'nearCustomers' | 'programme'>,
): NeededClaim | undefined {
  if (voucher === undefined || !isLongEngagement(voucher, programme)) return undefined;
  const reservation =
    command.name === 'reserve'
      ? {
          ...command,
          ...reservedCustomer(voucher, nearCustomers, command.engagement, command.sameCustomer),
        }
      : revivedReservation(voucher, command);
  if (reservation === undefined) return undefined;
  const { customer, tenantId, voucherId } = voucher;
  return { tenantId, voucherId, ...claimKeys(customer, reservation) };
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
  if (!isLongEngagement(row, programme) || isOver) return undefined;
  const { tenantId } = partner;
  return { tenantId, voucherId, ...claimKeys({ organisation }, { engagement, reason }) };
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
  const held = new Set(heldClaim(before, programme)?.keys);
  const needed = heldClaim(after, programme);
  return needed?.keys.every((key) => held.has(key)) ? undefined : needed;
}

/** The claim that the reservation keeps alive; none once the voucher has expired. */
export function heldClaim(voucher: Voucher, programme: Programme): NeededClaim | undefined {
  const { customer, reservation, status, tenantId, voucherId } = voucher;
  return reservation !== undefined && status !== 'expired' && isLongEngagement(voucher, programme)
    ? { tenantId, voucherId, ...claimKeys(customer, reservation) }
    : undefined;
}

/** The reservation that a command revives together with an expired voucher. */
const revivedReservation = (voucher: Voucher, { name }: VoucherCommand): Reservation | undefined =>
  REVIVING.has(name) && voucher.status === 'expired' ? voucher.reservation : undefined;

/** The ID of another voucher with a live claim, if any. */
export async function claimHolder(
  documents: Documents,
  programme: Programme,
  needed: NeededClaim,
  now: number,
): Promise<string | undefined> {
  const all = new Set([...needed.keys, needed.formerKey]);
  const holders = await Promise.all(
    [...all].map(async (key) => {
      const held = await documents.read<Claim>(stateKey(claimPartition(needed.tenantId, key)));
      return held && holderOf(documents, programme, { ...needed, key }, held.body, now);
    }),
  );
  return holders.find((holder) => holder !== undefined);
}

/**
 * Takes the claims, or takes over orphans; renews those that the voucher already has.
 * @returns the ID of another voucher with a live claim
 */
export async function takeClaim(
  documents: Documents,
  programme: Programme,
  needed: NeededClaim,
  now: number,
): Promise<string | undefined> {
  for (const key of needed.keys) {
    const holder = await takeOne(documents, programme, { ...needed, key }, now);
    if (holder !== undefined) return holder;
  }
  return undefined;
}

type OneClaim = Pick<NeededClaim, 'tenantId' | 'voucherId'> & { readonly key: string };

async function takeOne(
  documents: Documents,
  programme: Programme,
  needed: OneClaim,
  now: number,
): Promise<string | undefined> {
  const partition = claimPartition(needed.tenantId, needed.key);
  const body: Claim = { voucherId: needed.voucherId, takenAt: now };
  const written = { id: STATE_ID, kind: 'claim', body };
  for (;;) {
    const held = await documents.read<Claim>(stateKey(partition));
    const holder = held && (await holderOf(documents, programme, needed, held.body, now));
    if (holder !== undefined) return holder;
    const result = await documents.commit(partition, [
      held === undefined
        ? { op: 'create', ...written }
        : { op: 'replace', ...written, ifMatch: held.etag },
    ]);
    if (result.ok) return undefined;
  }
}

/**
 * The ID of another voucher, if its claim is live: recent, or its voucher has a reservation under
 * the same key and has not expired.
 */
async function holderOf(
  documents: Documents,
  programme: Programme,
  { key, tenantId, voucherId }: OneClaim,
  claim: Claim,
  now: number,
): Promise<string | undefined> {
  if (claim.voucherId === voucherId) return undefined;
  if (now - claim.takenAt < GRACE_MILLISECONDS) return claim.voucherId;
  const partition = voucherPartition(tenantId, claim.voucherId);
  const holder = (await documents.read<Voucher>(stateKey(partition)))?.body;
  const held = holder && heldClaim(holder, programme);
  return held && [...held.keys, held.formerKey].includes(key) ? claim.voucherId : undefined;
}
