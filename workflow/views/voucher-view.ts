import { unmet } from '../kernel/checks.ts';
import { daysBetween, type Day } from '../kernel/day.ts';
import type { Context } from '../partner/context.ts';
import { agreementChecks, enrolmentCheck, trainingChecks } from '../partner/standing-checks.ts';
import { competencyOn } from '../partner/standing.ts';
import { entryQualifications, isRequired, offerOf } from '../programme/requirements.ts';
import type { VoucherAction } from '../steps/catalogue.ts';
import { lastDayToRequestPayment } from '../voucher/last-days.ts';
import { asExpired, type Voucher } from '../voucher/voucher.ts';
import { endingRecords, type EndingRecord } from '../voucher/checks/ending-records.ts';
import { earlierActions } from './earlier-actions.ts';
import { remedy, type Remedy } from './remedies.ts';
import { nextStep, possibleActions, type NextStep } from './offered-steps.ts';

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

/** The remaining time to redeem the voucher or to request its payment. */
export interface Countdown {
  readonly of: 'voucher' | 'payment';
  readonly until: Day;
  /** Negative after the last day. */
  readonly daysLeft: number;
  /** In days, at least 1. */
  readonly daysInAll: number;
}

export interface VoucherView {
  readonly voucher: Voucher;
  readonly steps: StepStates;
  readonly may: readonly VoucherAction[];
  readonly next?: NextStep;
  /** The step that can be entered if it is already done at Microsoft; only without a next step. */
  readonly earlier?: VoucherAction;
  readonly countdown?: Countdown;
  /** The partner's records to renew before the engagement is over; absent: none. */
  readonly ending?: readonly Ending[];
}

export interface Ending extends EndingRecord {
  readonly remedy: Remedy;
}

const RENEWED_BY = {
  training: 'record-training',
  enrolment: 'enrol',
  competency: 'record-competency',
  exam: 'record-assessment',
} as const;

function endingOf(voucher: Voucher, context: Context): readonly Ending[] {
  const ending = endingRecords(voucher, context);
  return ending.map((one) => ({ ...one, remedy: remedy(RENEWED_BY[one.kind], context) }));
}

/**
 * The voucher as the actor sees it today. After its last day it is shown as expired, even if the
 * daily job has not recorded the expiry yet.
 */
export function voucherView(stored: Voucher, context: Context): VoucherView {
  const voucher = asOf(stored, context.today);
  const next = nextStep(voucher, context);
  return {
    voucher,
    steps: progressOf(voucher, context),
    may: possibleActions(voucher, context),
    next,
    earlier: next === undefined ? earlierActions(voucher, context)[0] : undefined,
    countdown: countdownOf(voucher, context),
    ending: endingOf(voucher, context),
  };
}

function asOf(voucher: Voucher, today: Day): Voucher {
  const { status, expiresOn } = voucher;
  const open = status !== 'redeemed' && status !== 'expired';
  return open && expiresOn < today ? asExpired(voucher) : voucher;
}

function countdownOf(voucher: Voucher, { programme, today }: Context): Countdown | undefined {
  const isRedeemed = voucher.status === 'redeemed';
  const from = isRedeemed ? voucher.redeemedOn : voucher.assignedOn;
  const until = isRedeemed ? lastDayToRequestPayment(voucher, programme) : voucher.expiresOn;
  if (from === undefined || until === undefined) return undefined;
  return {
    of: isRedeemed ? 'payment' : 'voucher',
    until,
    daysLeft: daysBetween(today, until),
    daysInAll: Math.max(1, daysBetween(from, until)),
  };
}

/**
 * The progress of a voucher. A missing partner step (1 to 3) is the current step only if it
 * prevents the reservation.
 */
function progressOf(voucher: Voucher, context: Context): StepStates {
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
