/**
 * The catalogue of rules; docs/programme-rules.md has the source of each, and
 * docs/programme-rules.md#requests what the desk itself asks of a request.
 * Each code has its words in every locale: `check.<code>.met`,
 * `check.<code>.unmet` (the rule and the fact) and `check.<code>.next` (what to do). Above a code
 * stand the facts its words may use.
 */
export const CHECK_CODES = [
  // Who and what
  /** action */
  'may-act',
  'voucher-known',
  /** voucherId */
  'voucher-id-accepted',
  /** status, allowed (list of statuses), action */
  'state-allows',
  'card-current',
  /** problem (see readForm in dialogs), max (where it is too long) */
  'field-valid',
  // The voucher
  /** expiresOn, daysLeft (negative once past) */
  'voucher-not-expired',
  /** organisation */
  'customer-email-matches',
  /** organisation; validatedOn (met only) */
  'validated',
  /** serviceLevel, serviceLevels (list) */
  'service-level-known',
  /** offer */
  'offer-known',
  /** field says which fact; ours, theirs */
  'facts-agree',
  'event-fits',
  'correction-fits-reservation',
  /** assignedOn, today */
  'assigned-by-today',
  /** assignedOn, expiresOn */
  'expiry-after-assignment',
  /** expiresOn: the clock came too early */
  'expiry-passed',
  /** colleague */
  'assignee-known',
  /** action, lastDay, on (the day that was looked at) */
  'calendar-open',
  // The partner
  /** state (missing, valid, past), until (day, or empty: without end), on */
  'compliance-training-valid',
  /** version (asked for), signedVersion (or empty), signedOn (day, or empty) */
  'agreement-signed',
  /** offer, state (never, active, lapsed), until (day, or empty), on */
  'enrolled-in-offer',
  /** for (offer or engagement), competencies (any of them), on; met only: held, level, until */
  'competency-held',
  /** consultant */
  'consultant-known',
  /** consultant, competencies (any of them), on; met only: exam, until */
  'consultant-qualified',
  /** location */
  'location-known',
  /** location, country (asked for), locationCountry (the location's) */
  'location-in-country',
  // The reservation
  /** engagement, offer */
  'engagement-of-offer',
  /** engagement, retiredOn, on */
  'engagement-not-retired',
  /** startDate, today */
  'start-not-past',
  /** startDate, endDate */
  'end-not-before-start',
  /** startDate, endDate, assignedOn, expiresOn */
  'within-voucher-life',
  /** engagement, organisation, days, heldBy (unmet only: a voucher ID) */
  'long-engagement-free',
  'terms-accepted',
  /** reason */
  'release-reason-known',
  // The report
  /** endDate, today */
  'engagement-ended',
  /** startDate, reservedOn */
  'start-not-before-reservation',
  /** days, serviceLevel */
  'days-within-service-level',
  /** days, maxDays, engagement */
  'days-within-engagement-limit',
  /** days, span (days from start to end, both included) */
  'days-fit-dates',
  /** offSiteDays, limit */
  'off-site-within-limit',
  'products-named',
  /** reference */
  'deliverable-present',
  /** handedOverOn, startDate, today */
  'handed-over-in-time',
  /** country, customerCountry */
  'delivery-country-matches',
  /** submittedOn (met only) */
  'report-present',
  // Redemption and payment
  /** status */
  'redeemed',
  /** redeemedOn, lastDay, today */
  'within-payment-window',
  'savb-registered',
  /** currency, currencies (list) */
  'currency-known',
  /** status (of the payment request already made) */
  'payment-may-be-requested',
  'payment-requested',
  /** from, to (payment statuses) */
  'payment-status-follows',
  // Steps 1 to 3
  /** version, readOn (day, or empty) */
  'guidelines-read',
  /** competency */
  'requirement-known',
  /** exam, competency */
  'exam-known',
  /** day, today */
  'day-not-future',
  /** from, until */
  'dates-in-order',
  'offers-chosen',
  /** offer, from (first day of the renewal), until (end of what runs) */
  'renewal-open',
  /** until, latest */
  'enrolment-within-term',
  'profile-complete',
  /** location, country (of the one known) */
  'location-unknown-yet',
  /** person */
  'person-known',
  /** person, role */
  'role-held',
  /** name */
  'last-global-admin-stays',
] as const;

export type CheckCode = (typeof CHECK_CODES)[number];
