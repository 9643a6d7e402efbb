import { check, type Check } from '../kernel/checks.ts';
import type { Programme } from './definition.ts';

/**
 * A voucher ID as it is compared and stored: trimmed, upper case
 * (docs/programme-rules.md#voucher-id).
 */
export function voucherIdFrom(typed: string): string {
  return withPlainHyphens(typed).trim().toUpperCase();
}

/** Soft hyphens, zero-width and direction characters, which nobody sees or types. */
const INVISIBLE = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/gu;

/** Word and Outlook put other hyphens in place of the typed one; a dash between blanks stays. */
export function withPlainHyphens(text: string): string {
  return text.replace(INVISIBLE, '').replace(/(?<=[\p{L}\p{N}])\p{Pd}(?=[\p{L}\p{N}])/gu, '-');
}

/** Whether a field takes it as a voucher ID; what IDs look like is the programme's to say. */
export function voucherIdCheck(voucherId: string, programme: Programme): Check {
  const accepts = new RegExp(`^(?:${programme.voucherId.accepts})$`, 'u');
  return check('voucher-id-accepted', accepts.test(voucherId), { voucherId }, 'voucherId');
}
