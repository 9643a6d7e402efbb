import type { Partner } from '../../workflow/partner/partner.ts';
import type { Programme } from '../../workflow/programme/definition.ts';
import type { Voucher } from '../../workflow/voucher/voucher.ts';

/**
 * Violations of the programme by a voucher's state; empty if valid. Written from the programme's
 * text, not from the rules' code.
 */
export function forbidden(
  voucher: Voucher,
  partner: Partner,
  programme: Programme,
  today: string,
): readonly string[] {
  const { status, reservation, report, payment, redeemedOn, exceptions } = voucher;
  const lastActiveStatus = status === 'expired' ? voucher.statusBeforeExpiry : status;
  const offer = programme.offers.find((one) => one.code === voucher.offer);
  const says: readonly (readonly [string, boolean])[] = [
    ['an offer the programme does not have', offer === undefined || offer.retired],
    [
      'a service level the programme does not have',
      !programme.serviceLevels.includes(voucher.serviceLevel),
    ],
    ['expires before it was assigned', voucher.expiresOn < voucher.assignedOn],
    ['expired before its last day was over', status === 'expired' && voucher.expiresOn >= today],
    [
      'expired without a state to return to',
      (status === 'expired') !== (voucher.statusBeforeExpiry !== undefined),
    ],
    ['expired although redeemed', status === 'expired' && redeemedOn !== undefined],
    [
      'reserved without having been validated',
      lastActiveStatus === 'reserved' && voucher.validatedOn === undefined,
    ],
    ['free, but with a reservation', lastActiveStatus === 'assigned' && reservation !== undefined],
    [
      'beyond free, but without a reservation',
      lastActiveStatus !== 'assigned' && reservation === undefined,
    ],
    [
      'reported or later, but without a report',
      (lastActiveStatus === 'reported' || lastActiveStatus === 'redeemed') !==
        (report !== undefined),
    ],
    [
      'redeemed without a day, or the other way round',
      (status === 'redeemed') !== (redeemedOn !== undefined),
    ],
    ['payment requested before it was redeemed', payment !== undefined && status !== 'redeemed'],
    [
      'payment requested before its redemption',
      payment !== undefined && payment.requestedOn < (redeemedOn ?? '9'),
    ],
    [
      'payment in a currency the programme does not have',
      payment !== undefined && !programme.currencies.includes(payment.currency),
    ],
    ...(reservation === undefined ? [] : ofReservation(reservation, voucher, partner)),
    ...(report === undefined ? [] : ofReport(report, voucher, partner)),
  ];
  const found = [...says, ...ofDays(voucher, today)].flatMap(([what, is]) => (is ? [what] : []));
  return exceptions === undefined ? found : found.filter((what) => !DECLARED.has(what));
}

/** Possible only in a voucher with a step that was declared as already done at Microsoft. */
const DECLARED: ReadonlySet<string> = new Set([
  'starts before it was reserved',
  'starts before the voucher was assigned',
  'is led by nobody qualified',
  'is delivered from another country',
  'took no day',
  'took more days than it has',
  'was off site for too long',
  'was reported before it ended',
  'was handed over after the report',
  'was led by nobody qualified',
  'was delivered elsewhere',
  'was delivered from elsewhere',
  'was delivered before it was reserved',
]);

/** No declaration changes the order of the steps, or puts one into the future. */
function ofDays(voucher: Voucher, today: string): Says {
  const { validatedOn, reservation, report, redeemedOn, payment } = voucher;
  // A validation can be later than the reservation that was made at Microsoft.
  const days = [
    reservation?.reservedOn,
    report?.submittedOn,
    redeemedOn,
    payment?.requestedOn,
  ].filter((day) => day !== undefined);
  const isAhead = (day: string | undefined) => day !== undefined && day > today;
  return [
    ['has steps out of order', days.toSorted().join() !== days.join()],
    ['has a step in the future', [validatedOn, ...days].some(isAhead)],
  ];
}

type Says = readonly (readonly [string, boolean])[];

function ofReservation(
  reservation: NonNullable<Voucher['reservation']>,
  voucher: Voucher,
  partner: Partner,
): Says {
  const { startDate, endDate, reservedOn, consultant, location } = reservation;
  return [
    ['ends before it starts', endDate < startDate],
    ['starts before it was reserved', startDate < reservedOn],
    ['starts before the voucher was assigned', startDate < voucher.assignedOn],
    ['is led by nobody of ours', !isConsultant(partner, consultant)],
    ['is led by nobody qualified', !qualified(partner, consultant)],
    ['is delivered from another country', country(partner, location) !== voucher.customer.country],
  ];
}

function ofReport(
  report: NonNullable<Voucher['report']>,
  voucher: Voucher,
  partner: Partner,
): Says {
  return [
    ['took no day', report.daysDelivered < 1],
    ['took more days than it has', report.daysDelivered > voucher.serviceLevel],
    ['was off site for too long', report.offSiteDays > 3],
    ['was reported before it ended', report.submittedOn < report.endDate],
    ['was handed over after the report', report.handedOverOn > report.submittedOn],
    ['has no deliverable', report.deliverableReference.trim() === ''],
    ['was led by nobody of ours', !isConsultant(partner, report.consultant)],
    ['was led by nobody qualified', !qualified(partner, report.consultant)],
    ['was delivered elsewhere', report.deliveryCountry !== voucher.customer.country],
    ['was delivered from elsewhere', country(partner, report.location) !== report.deliveryCountry],
    [
      'was delivered before it was reserved',
      report.startDate < (voucher.reservation?.reservedOn ?? '9'),
    ],
  ];
}

const isConsultant = (partner: Partner, consultant: string): boolean =>
  partner.members.some((one) => one.personId === consultant && one.roles.includes('consultant'));

const qualified = (partner: Partner, consultant: string): boolean =>
  partner.assessments.some((one) => one.consultant === consultant);

const country = (partner: Partner, location: string): string | undefined =>
  partner.locations.find((one) => one.location === location)?.country;
