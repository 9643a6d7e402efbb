import { check, type Check } from '../kernel/checks.ts';
import type { Programme } from './definition.ts';

/**
 * Normalises a voucher ID: plain hyphens, trimmed, upper case (docs/programme-rules.md#voucher-id).
 */
export function voucherIdFrom(typed: string): string {
  return withPlainHyphens(typed).trim().toUpperCase();
}

/** Soft hyphens, zero-width and direction characters: invisible, and pasted by accident. */
const INVISIBLE = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/gu;

/** Replaces the hyphens of Word and Outlook within words; a dash between blanks is not changed. */
export function withPlainHyphens(text: string): string {
  return text.replace(INVISIBLE, '').replace(/(?<=[\p{L}\p{N}])\p{Pd}(?=[\p{L}\p{N}])/gu, '-');
}

/** Matches a complete ID that the programme accepts for a new voucher. */
export function acceptedIds({ voucherId }: Pick<Programme, 'voucherId'>): RegExp {
  return new RegExp(`^(?:${voucherId.accepts})$`, 'u');
}

export function voucherIdCheck(voucherId: string, programme: Programme): Check {
  const isAccepted = acceptedIds(programme).test(voucherId);
  return check('voucher-id-accepted', isAccepted, { voucherId }, 'voucherId');
}

/** The usual form of an ID, for vouchers that were taken in under another programme file. */
const USUAL_ID = /^(?=[A-Z-]*\d)[A-Z0-9-]{4,64}$/u;

/** True if the tenant can have a voucher of this ID: `accepts` can have changed since it came in. */
export function canBeStoredId(voucherId: string, accepts: RegExp): boolean {
  return accepts.test(voucherId) || USUAL_ID.test(voucherId);
}
