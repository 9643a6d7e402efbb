import type { Check } from '../kernel/checks.ts';
import type { CheckCode } from '../kernel/check-codes.ts';
import { isDay, type Day } from '../kernel/day.ts';

/**
 * `declared`: an unmet rule is recorded instead of refused if a person declares that the step is
 * already done at Microsoft · `once-past`: likewise, unless the input it is about names a day in
 * the future · `never`: the step is refused
 * (docs/programme-rules.md#already-done-at-microsoft).
 */
export type Waiver = 'declared' | 'once-past' | 'never';

export const WAIVERS: Readonly<Record<CheckCode, Waiver>> = {
  // Actor and request
  'may-act': 'never',
  'voucher-known': 'never',
  'voucher-id-accepted': 'never',
  'state-allows': 'never',
  'card-current': 'never',
  'field-valid': 'never',
  'cell-readable': 'never',
  'row-complete': 'never',
  'row-differs': 'never',
  'status-agrees': 'never',
  'day-not-future': 'never',
  'day-not-before-step': 'never',
  // The voucher
  'voucher-not-expired': 'declared',
  'customer-email-matches': 'never',
  validated: 'never',
  'service-level-known': 'never',
  'offer-known': 'never',
  'facts-agree': 'never',
  'event-fits': 'never',
  'correction-fits-reservation': 'never',
  'assigned-by-today': 'never',
  'expiry-after-assignment': 'never',
  'expiry-passed': 'never',
  'assignee-known': 'never',
  'assignee-unchanged': 'never',
  'not-continued': 'never',
  'vouchers-to-hand-over': 'never',
  'calendar-open': 'declared',
  // The partner
  'compliance-training-valid': 'declared',
  'agreement-signed': 'declared',
  'eligible-to-sign': 'never',
  'guidelines-read': 'declared',
  'enrolled-in-offer': 'declared',
  'competency-held': 'declared',
  'consultant-known': 'never',
  'consultant-qualified': 'declared',
  'location-known': 'never',
  'location-in-country': 'declared',
  'location-available': 'never',
  'consultant-available': 'never',
  // The reservation
  'engagement-of-offer': 'never',
  'engagement-not-retired': 'declared',
  'start-not-past': 'declared',
  'end-not-before-start': 'never',
  'within-voucher-life': 'declared',
  'long-engagement-free': 'never',
  'customer-told-apart': 'never',
  'terms-accepted': 'never',
  'release-reason-known': 'never',
  // The report
  'engagement-ended': 'once-past',
  'start-not-before-reservation': 'declared',
  'days-within-service-level': 'declared',
  'days-within-engagement-limit': 'declared',
  'days-fit-dates': 'declared',
  'off-site-within-limit': 'declared',
  'products-named': 'never',
  'deliverable-present': 'never',
  'handed-over-in-time': 'once-past',
  'delivery-country-matches': 'never',
  'report-present': 'never',
  // Redemption and payment
  redeemed: 'never',
  'within-payment-window': 'declared',
  'savb-registered': 'declared',
  'currency-known': 'never',
  'amount-fits-currency': 'never',
  'payment-may-be-requested': 'never',
  'payment-requested': 'never',
  'payment-status-follows': 'never',
  'payment-currency-matches': 'never',
  'amount-paid-fits': 'never',
  'amount-paid-belongs': 'never',
  'amount-covers-payments': 'never',
  'difference-closed-by-admin': 'never',
  'difference-reason-given': 'never',
  'part-is-paid': 'never',
  // Corrections
  'part-entered': 'never',
  'something-corrected': 'never',
  'entry-latest': 'never',
  'steps-in-order': 'never',
  'something-to-undo': 'never',
  'own-entry': 'never',
  'entry-not-needed': 'never',
  'own-note': 'never',
  'can-cover': 'never',
  'absence-not-past': 'never',
  'notes-fit': 'never',
  // The partner's own records
  'requirement-known': 'never',
  'exam-known': 'never',
  'dates-in-order': 'never',
  'offers-chosen': 'never',
  'renewal-open': 'never',
  'enrolment-within-term': 'never',
  'profile-complete': 'never',
  'location-unknown-yet': 'never',
  'voucher-redeemed-for-offer': 'never',
  'person-known': 'never',
  'role-held': 'never',
  'last-global-admin-stays': 'never',
};

/**
 * True if a declaration can take the place of all the unmet checks.
 * @param input the command's fields, or the form's values
 */
export function canBeDeclared(
  unmet: readonly Check[],
  input: Readonly<Record<string, unknown>>,
  today: Day,
): boolean {
  return unmet.length > 0 && unmet.every((check) => isWaivable(check, input, today));
}

function isWaivable(
  { code, field = '' }: Check,
  input: Readonly<Record<string, unknown>>,
  today: Day,
): boolean {
  const waiver = WAIVERS[code];
  if (waiver !== 'once-past') return waiver === 'declared';
  const named = input[field];
  return typeof named === 'string' && isDay(named) && named <= today;
}
