/**
 * The catalogue of rules. Each code has its words in every locale: `check.<code>.met`,
 * `check.<code>.unmet` (the rule and the fact) and `check.<code>.next` (what to do).
 */
export const CHECK_CODES = [
  // Who and what
  'may-act',
  'voucher-known',
  'voucher-id-accepted',
  'state-allows',
  'card-current',
  'field-valid',
  // The voucher
  'voucher-not-expired',
  'customer-email-matches',
  'service-level-known',
  'offer-known',
  'facts-agree',
  'assignee-known',
  'calendar-open',
  // The partner
  'compliance-training-valid',
  'agreement-signed',
  'enrolled-in-offer',
  'competency-held',
  'consultant-known',
  'consultant-qualified',
  'location-in-country',
  // The reservation
  'engagement-of-offer',
  'start-not-past',
  'end-not-before-start',
  'within-voucher-life',
  'length-within-service-level',
  'length-within-engagement-limit',
  'long-engagement-free',
  'terms-accepted',
  // The report
  'engagement-ended',
  'days-within-service-level',
  'off-site-within-limit',
  'products-named',
  'deliverable-present',
  'handed-over-in-time',
  'report-present',
  // Redemption and payment
  'redeemed',
  'within-payment-window',
  'savb-registered',
  'payment-status-follows',
  // Steps 1 to 3
  'guidelines-read',
  'requirement-known',
  'exam-known',
  'day-not-future',
  'dates-in-order',
  'offers-chosen',
  'renewal-open',
  'enrolment-within-term',
  'profile-complete',
  'location-unknown-yet',
  'person-known',
  'role-held',
  'last-global-admin-stays',
] as const;

export type CheckCode = (typeof CHECK_CODES)[number];
