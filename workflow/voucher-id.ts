import { check, type Check } from './checks.ts';
import type { Programme } from './programme/definition.ts';

/** A voucher ID as it is compared and stored: trimmed, upper case (programme, decision 4). */
export function voucherIdFrom(typed: string): string {
  return typed.trim().toUpperCase();
}

/** Whether a field takes it as a voucher ID; what IDs look like is the programme's to say. */
export function voucherIdCheck(voucherId: string, programme: Programme): Check {
  const accepts = new RegExp(`^(?:${programme.voucherId.accepts})$`, 'u');
  return check('voucher-id-accepted', accepts.test(voucherId), { voucherId }, 'voucherId');
}
