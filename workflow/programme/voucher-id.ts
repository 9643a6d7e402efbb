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

export function voucherIdCheck(voucherId: string, programme: Programme): Check {
  const accepts = new RegExp(`^(?:${programme.voucherId.accepts})$`, 'u');
  return check('voucher-id-accepted', accepts.test(voucherId), { voucherId }, 'voucherId');
}
