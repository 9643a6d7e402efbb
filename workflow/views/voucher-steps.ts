import type { Check } from '../kernel/checks.ts';
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

/** Done, being done now (or where an expired voucher stopped), or still to be done. */
export type StepStates = Readonly<Record<Step, 'done' | 'now' | 'ahead'>>;

/**
 * Where a voucher stands on the way. Of the company's own steps (1 to 3) one that is missing is the
 * present step only while it keeps the voucher from being reserved.
 */
export function voucherSteps(voucher: Voucher, context: Context): StepStates {
  const missing = companySteps(voucher, context);
  const reached = reachedStep(voucher);
  const blocking = missing.find((step) => step !== 'profile');
  const now = reached === 'reserve' ? (blocking ?? reached) : reached;
  const at = reached === undefined ? PROGRESS_STEPS.length : PROGRESS_STEPS.indexOf(reached);
  const stateOf = (step: Step): StepStates[Step] => {
    if (step === now) return 'now';
    return PROGRESS_STEPS.indexOf(step) < at && !missing.includes(step) ? 'done' : 'ahead';
  };
  return {
    eligibility: stateOf('eligibility'),
    enrol: stateOf('enrol'),
    profile: stateOf('profile'),
    assign: stateOf('assign'),
    reserve: stateOf('reserve'),
    report: stateOf('report'),
    redeem: stateOf('redeem'),
    payment: stateOf('payment'),
  };
}

/** The step that is to be done with the voucher itself; none when it is paid. */
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

/** Which of the company's own steps are missing today, for this voucher's offer. */
function companySteps(voucher: Voucher, { partner, programme, today }: Context): readonly Step[] {
  const offer = offerOf(programme, voucher.offer);
  const qualified =
    !isRequired(programme, 'qualifyingCompetency', today) ||
    (offer !== undefined && competencyOn(partner, entryQualifications(offer), today) !== undefined);
  const eligible = qualified && allMet(trainingChecks(partner, programme, today));
  const enrolled = allMet([
    ...agreementChecks(partner, programme, today),
    enrolmentCheck(partner, voucher.offer, today),
  ]);
  return [
    ...(eligible ? [] : (['eligibility'] as const)),
    ...(enrolled ? [] : (['enrol'] as const)),
    ...(partner.profile === undefined ? (['profile'] as const) : []),
  ];
}

const allMet = (checks: readonly Check[]): boolean => checks.every((one) => one.met);
