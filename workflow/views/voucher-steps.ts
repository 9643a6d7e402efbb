import { unmet } from '../kernel/checks.ts';
import type { Context } from '../partner/context.ts';
import { agreementChecks, enrolmentCheck, trainingChecks } from '../partner/standing-checks.ts';
import { competencyOn } from '../partner/standing.ts';
import { entryQualifications, isRequired, offerOf } from '../programme/requirements.ts';
import type { Voucher } from '../voucher/voucher.ts';

/** The eight steps of the programme, in order. */
export const PROGRESS_STEPS = [
  'eligibility',
  'enrol',
  'profile',
  'assign',
  'reserve',
  'report',
  'redeem',
  'payment',
] as const;
type Step = (typeof PROGRESS_STEPS)[number];

/**
 * One per step of `PROGRESS_STEPS`. `now` is the current step, or the step at which the voucher
 * expired.
 */
export type StepStates = readonly ('done' | 'now' | 'ahead')[];

/**
 * The progress of a voucher. A missing partner step (1 to 3) is the current step only if it
 * prevents the reservation.
 */
export function voucherSteps(voucher: Voucher, context: Context): StepStates {
  const missing = partnerSteps(voucher, context);
  const reached = reachedStep(voucher);
  const blocking = missing.find((step) => step !== 'profile');
  const now = reached === 'reserve' ? (blocking ?? reached) : reached;
  const at = reached === undefined ? PROGRESS_STEPS.length : PROGRESS_STEPS.indexOf(reached);
  return PROGRESS_STEPS.map((step, index) => {
    if (step === now) return 'now';
    return index < at && !missing.includes(step) ? 'done' : 'ahead';
  });
}

/** The next step of the voucher, apart from partner steps; undefined if it is paid. */
function reachedStep({ status, statusBeforeExpiry, payment }: Voucher): Step | undefined {
  switch (status === 'expired' ? statusBeforeExpiry : status) {
    case 'reserved':
      return 'report';
    case 'reported':
      return 'redeem';
    case 'redeemed':
      return payment?.status === 'paid' ? undefined : 'payment';
    case 'assigned':
    case 'expired':
    case undefined:
      return 'reserve';
  }
}

/** The partner steps that are missing today for the offer of the voucher. */
function partnerSteps(voucher: Voucher, { partner, programme, today }: Context): readonly Step[] {
  const offer = offerOf(programme, voucher.offer);
  const qualified =
    !isRequired(programme, 'qualifyingCompetency', today) ||
    (offer !== undefined && competencyOn(partner, entryQualifications(offer), today) !== undefined);
  const training = trainingChecks(partner, programme, today);
  const enrolment = [
    ...agreementChecks(partner, programme, today),
    enrolmentCheck(partner, voucher.offer, today),
  ];
  const missing: Step[] = [];
  if (!qualified || unmet(training).length > 0) missing.push('eligibility');
  if (unmet(enrolment).length > 0) missing.push('enrol');
  if (partner.profile === undefined) missing.push('profile');
  return missing;
}
