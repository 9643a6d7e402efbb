/**
 * The codes of all checks. docs/programme-rules.md gives the source of each rule, and
 * docs/programme-rules.md#requests the rules about requests. Each code has three messages in every
 * locale: `check.<code>.met`, `check.<code>.unmet` (the rule and the fact) and `check.<code>.next`
 * (the remedy). The comment above a code lists the facts that its messages can use.
 */
export const CHECK_CODES = [
  // Actor and request
  /** action; unmet only: why (none, assignee, lead or role), person (or empty), who (list or empty) */
  'may-act',
  'voucher-known',
  /** voucherId */
  'voucher-id-accepted',
  /** status, allowed (list of statuses), action */
  'state-allows',
  'card-current',
  /** problem (see readForm in dialogs), max (for texts that are too long) */
  'field-valid',
  /** problem (see bot/import/cells.ts), typed, choices (list), max */
  'cell-readable',
  /** part (payment or steps), status */
  'row-complete',
  /** ours, theirs, known (no if nothing is recorded); `field` of the check is the column */
  'row-differs',
  /** stated, derived (statuses) */
  'status-agrees',
  /** day, today */
  'day-not-future',
  /** onDate, previousOn, step (see stepBefore in voucher/step-days.ts) */
  'day-not-before-step',
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
  /** ours, theirs; `field` of the check names the fact */
  'facts-agree',
  'event-fits',
  'correction-fits-reservation',
  /** assignedOn, today */
  'assigned-by-today',
  /** assignedOn, expiresOn */
  'expiry-after-assignment',
  /** expiresOn; unmet when the daily job runs before the voucher expires */
  'expiry-passed',
  /** colleague */
  'assignee-known',
  /** assignee (the present one) */
  'assignee-unchanged',
  /** assignee */
  'not-continued',
  'vouchers-to-hand-over',
  /** action, lastDay, on (the day checked) */
  'calendar-open',
  // The partner
  /** state (missing, valid, past), until (day, or empty for no end), on */
  'compliance-training-valid',
  /** version (required), signedVersion (or empty), signedOn (day, or empty) */
  'agreement-signed',
  'eligible-to-sign',
  /** offer, state (never, active, lapsed), until (day, or empty), on */
  'enrolled-in-offer',
  /** for (offer or engagement), competencies (any of them), on; met only: held, level, until */
  'competency-held',
  /** consultant, left (yes: has left since the record, no) */
  'consultant-known',
  /** consultant, competencies (any of them), on; met only: exam, until */
  'consultant-qualified',
  /** location */
  'location-known',
  /** location, country (of delivery), locationCountry (of the location) */
  'location-in-country',
  /** country (of the customer), others (any of the countries with a location, or empty) */
  'location-available',
  /** state (none, unqualified), competencies (any of them) */
  'consultant-available',
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
  /** organisation, others (customers with a similar name or address), engagement */
  'customer-told-apart',
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
  /** days, span (days from start to end, both included), planned (yes: dates ahead, no: a report) */
  'days-fit-dates',
  /** offSiteDays, limit */
  'off-site-within-limit',
  'products-named',
  /** reference */
  'deliverable-present',
  /** handedOverOn, endDate, today */
  'handed-over-in-time',
  /** Broken in records of earlier builds: country, customerCountry */
  'delivery-country-matches',
  /** submittedOn (met only) */
  'report-present',
  // Redemption and payment
  /** status */
  'redeemed',
  /** redeemedOn, lastDay, today */
  'within-payment-window',
  /** offer; absent in records of earlier builds */
  'savb-registered',
  /** offer, if one is named */
  'voucher-redeemed-for-offer',
  /** currency, currencies (list) */
  'currency-known',
  /** amount, currency, decimals */
  'amount-fits-currency',
  /** status (of the existing payment request) */
  'payment-may-be-requested',
  'payment-requested',
  /** from, to (payment statuses) */
  'payment-status-follows',
  /** currency, requested (the currency of the request) */
  'payment-currency-matches',
  /** asked, paid (so far, or empty) */
  'amount-paid-fits',
  /** status, what (amount, or a closed difference) */
  'amount-paid-belongs',
  /** asked, paid (so far) */
  'amount-covers-payments',
  'difference-closed-by-admin',
  'difference-reason-given',
  'part-is-paid',
  // Corrections
  /** entry (the part) */
  'part-entered',
  /** entry (the part) */
  'something-corrected',
  /** entry (the last step) */
  'entry-latest',
  /** entry, on, before (the step before it), beforeOn */
  'steps-in-order',
  /** entry (met only) */
  'something-to-undo',
  /** entry, person (empty if no person made it) */
  'own-entry',
  /** entry, neededBy (a later event, or empty) */
  'entry-not-needed',
  /** on (moment of the note, or empty) */
  'own-note',
  /** most */
  'notes-fit',
  // Steps 1 to 3
  /** version, readOn (day, or empty) */
  'guidelines-read',
  /** competency */
  'requirement-known',
  /** exam, competency */
  'exam-known',
  /** from, until */
  'dates-in-order',
  'offers-chosen',
  /** offer, from (first day of the renewal), until (end of the current enrolment) */
  'renewal-open',
  /** until, latest */
  'enrolment-within-term',
  'profile-complete',
  /** location, country (of the recorded location) */
  'location-unknown-yet',
  /** person */
  'person-known',
  /** colleague */
  'can-cover',
  /** until */
  'absence-not-past',
  /** person, role */
  'role-held',
  /** name */
  'last-global-admin-stays',
] as const;

export type CheckCode = (typeof CHECK_CODES)[number];
