import type { Actor } from './actor.ts';
import type { Partner } from './partner/partner.ts';
import type { OutboxIntent } from './records.ts';
import type { VoucherEvent } from './voucher/events.ts';
import type { Voucher } from './voucher/voucher.ts';

/** Who is to be told of a change. */
export function noticesFor(
  _before: Voucher | undefined,
  _events: readonly VoucherEvent[],
  _after: Voucher,
  _partner: Partner,
  _actor: Actor,
): readonly OutboxIntent[] {
  return [];
}
