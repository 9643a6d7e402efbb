import { check, unmet, type Check } from '../kernel/checks.ts';
import { addDays } from '../kernel/day.ts';
import { anyOf, coded, type Fact } from '../kernel/facts.ts';
import type { Context } from '../partner/context.ts';
import type { Partner } from '../partner/partner.ts';
import { membersWith } from '../partner/team.ts';
import type { Engagement, Qualification } from '../programme/definition.ts';
import { offerOf } from '../programme/requirements.ts';
import { reserve } from '../steps/reserve.ts';
import { consultantChecks } from '../voucher/checks/qualification-checks.ts';
import type { Voucher } from '../voucher/voucher.ts';

/** The unmet checks of a reservation whose form is not filled in yet. */
export interface Readiness {
  /** True if at least one engagement can be reserved today. */
  readonly ready: boolean;
  /** The engagements of the voucher's offer, with their unmet checks. */
  readonly engagements: readonly { readonly engagement: string; readonly open: readonly Check[] }[];
  /** Unmet checks of the dates, which are the same for every engagement. */
  readonly dates: readonly Check[];
}

/**
 * Judges each engagement of the offer by the checks of the reservation itself, with the best
 * choices that the partner has: from today on, in the customer's country
 * (docs/programme-rules.md#ready-to-reserve).
 */
export function readinessOf(voucher: Voucher, context: Context): Readiness {
  const judged = (offerOf(context.programme, voucher.offer)?.engagements ?? [])
    .filter((engagement) => isOffered(engagement, voucher))
    .map((engagement) => judge(voucher, engagement, context));
  const dates = judged[0]?.dates ?? [];
  return {
    ready: dates.length === 0 && judged.some(({ open }) => open.length === 0),
    engagements: judged.map(({ engagement, open }) => ({ engagement, open })),
    dates,
  };
}

/** True unless the engagement was retired when the voucher was assigned. */
export const isOffered = (
  { retiredOn }: Pick<Engagement, 'retiredOn'>,
  { assignedOn }: Pick<Voucher, 'assignedOn'>,
): boolean => retiredOn === undefined || assignedOn < retiredOn;

function judge(voucher: Voucher, engagement: Engagement, context: Context) {
  const { partner, today } = context;
  const { country } = voucher.customer;
  const startDate = today;
  const endDate = addDays(today, voucher.serviceLevel - 1);
  const location = partner.locations.find((one) => one.country === country)?.location;
  const consultants = membersWith(partner, 'consultant');
  const consultant = consultants.find(({ personId }) =>
    consultantChecks(personId, engagement, [], context).every(({ met }) => met),
  )?.personId;
  const wanted = {
    ...{ engagement: engagement.code, location: location ?? '', consultant: consultant ?? '' },
    ...{ startDate, endDate, termsAccepted: true as const },
    ...{ reason: undefined, confirmationReference: undefined },
  };
  const validated: Voucher = { ...voucher, status: 'assigned', validatedOn: today };
  const found = unmet(reserve.checks(validated, wanted, context));
  const about = (...fields: readonly string[]): readonly Check[] =>
    found.filter(({ field = '' }) => fields.includes(field));
  return {
    engagement: engagement.code,
    open: [
      ...about('engagement'),
      ...(location === undefined ? [noLocation(country, partner)] : about('location')),
      ...(consultant === undefined
        ? [noConsultant(engagement.qualifyingCompetencies, consultants.length > 0)]
        : about('consultant')),
    ],
    dates: about('startDate', 'endDate'),
  };
}

/** The partner has no location in the country. */
export function noLocation(country: string, { locations }: Pick<Partner, 'locations'>): Check {
  const others = [...new Set(locations.map((one) => one.country))];
  return check('location-available', false, {
    country: coded('country', country),
    others: others.length === 0 ? '' : anyOf(others.map((one): Fact => coded('country', one))),
  });
}

/** No consultant is qualified, or there is none. */
export function noConsultant(
  qualifications: readonly Qualification[],
  hasConsultants: boolean,
): Check {
  const codes = new Set(qualifications.map(({ competency }) => competency));
  return check('consultant-available', false, {
    state: hasConsultants ? 'unqualified' : 'none',
    competencies: anyOf([...codes].map((code): Fact => coded('competency', code))),
  });
}
