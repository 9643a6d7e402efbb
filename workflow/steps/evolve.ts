import { asExpired, unexpired, type Voucher } from '../voucher/voucher.ts';
import { eventKinds, type VoucherEvent } from './catalogue.ts';
import { newVoucher } from './assign.ts';
import type { EventKind } from './step.ts';

/** A stored history that `decide` cannot have produced: the store was changed from outside. */
class BrokenHistory extends Error {
  readonly code = 'broken-history';
  constructor(what: string) {
    super(`a voucher's history cannot ${what}`);
    this.name = 'BrokenHistory';
  }
}

export interface VoucherKey {
  readonly tenantId: string;
  readonly voucherId: string;
}

/** Returns the voucher after an event. Only `assigned` can be the first event. */
export function evolve(
  voucher: Voucher | undefined,
  event: VoucherEvent,
  key: VoucherKey,
): Voucher {
  if (event.type === 'assigned') {
    const { type: _type, onDate: _onDate, declared: _declared, ...facts } = event;
    const { tenantId, voucherId } = key;
    return {
      tenantId,
      voucherId,
      ...newVoucher(facts),
      ...exceptionsAfter(undefined, event),
      revision: 1,
    };
  }
  if (voucher === undefined) throw new BrokenHistory(`begin with ${event.type}`);
  const { type: _type, onDate, declared: _declared, ...fields } = event;
  const before = onDate === undefined ? voucher : unexpired(voucher);
  const after: Voucher = {
    ...before,
    ...kindOf(event).evolve(before, fields),
    ...exceptionsAfter(voucher, event),
    revision: voucher.revision + 1,
  };
  // A step of an earlier day does not revive an expired voucher, except its redemption.
  const isRevived = onDate === undefined || after.status === 'redeemed';
  return voucher.status === 'expired' && !isRevived ? asExpired(after) : after;
}

function exceptionsAfter(
  voucher: Voucher | undefined,
  { onDate, declared }: VoucherEvent,
): Pick<Voucher, 'exceptions'> {
  if (declared === undefined || onDate === undefined) return {};
  return { exceptions: [...(voucher?.exceptions ?? []), { ...declared, onDate }] };
}

export function replay(events: readonly VoucherEvent[], key: VoucherKey): Voucher | undefined {
  return events.reduce<Voucher | undefined>(
    (voucher, event) => evolve(voucher, event, key),
    undefined,
  );
}

/** True for voucher events, false for those of the partner. */
export const isVoucherEvent = (event: { readonly type: string }): event is VoucherEvent =>
  eventKinds.has(event.type);

export function kindOf({ type }: VoucherEvent): EventKind<object> {
  const kind = eventKinds.get(type);
  if (kind === undefined) throw new BrokenHistory(`hold ${type}`);
  return kind;
}
