import { addDays, type Day } from '../kernel/day.ts';
import { isRequired, offerOf } from '../programme/requirements.ts';
import type { Engagement } from '../programme/definition.ts';
import type { Context } from '../partner/context.ts';
import { assessmentOn } from '../partner/standing.ts';
import { membersWith } from '../partner/team.ts';
import { overlaps, type Booking, type Span } from '../voucher/bookings.ts';
import type { Voucher } from '../voucher/voucher.ts';

/** A consultant in the list of a form. */
export interface PlannableConsultant {
  readonly personId: string;
  readonly name: string;
  readonly standing: ConsultantStanding;
  /** The first booking near the planned days; one on those days goes first. */
  readonly booked?: Booking;
  /** Number of further bookings near the planned days. */
  readonly more: number;
}

/**
 * `some`: qualified for these engagements only · `past`: the last assessment ended on that day.
 */
export type ConsultantStanding =
  | { readonly kind: 'qualified' }
  | { readonly kind: 'some'; readonly engagements: readonly string[] }
  | { readonly kind: 'past'; readonly until: Day }
  | { readonly kind: 'missing' };

/** Bookings this many days before or after the planned ones are named. */
const NEAR_DAYS = 7;
/** Without planned days: bookings that begin this many days from today. */
const AHEAD_DAYS = 28;

type Rules = Pick<Context, 'partner' | 'programme' | 'today'>;

/** The qualified consultants first, then by name. */
export function plannableConsultants(
  rules: Rules,
  engagements: readonly Engagement[],
  bookings: readonly Booking[] = [],
  planned?: Span,
): readonly PlannableConsultant[] {
  const near = nearSpan(planned, rules.today);
  const nearby = Map.groupBy(
    bookings.filter((booking) => overlaps(booking, near)),
    ({ consultant }) => consultant,
  );
  return membersWith(rules.partner, 'consultant')
    .map(({ name, personId }) => {
      const own = nearby.get(personId) ?? [];
      const booked = own.find((one) => planned !== undefined && overlaps(one, planned)) ?? own[0];
      const standing = standingFor(personId, engagements, rules);
      return { personId, name, standing, booked, more: Math.max(0, own.length - 1) };
    })
    .sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name));
}

/** The engagement chosen in a form, else all that its offer has on the day. */
export function engagementsFor(
  { assignedOn, offer }: Voucher,
  { programme }: Rules,
  chosen: string | undefined,
): readonly Engagement[] {
  const all = (offerOf(programme, offer)?.engagements ?? []).filter(
    ({ code, retiredOn }) => code === chosen || retiredOn === undefined || assignedOn < retiredOn,
  );
  const one = all.filter(({ code }) => code === chosen);
  return one.length > 0 ? one : all;
}

/** By the assessments that are valid today, as the reservation judges them. */
export function standingFor(
  personId: string,
  engagements: readonly Engagement[],
  { partner, programme, today }: Rules,
): ConsultantStanding {
  if (!isRequired(programme, 'consultantAssessment', today)) return { kind: 'qualified' };
  const passed = engagements.filter(
    (one) => assessmentOn(partner, personId, one.qualifyingCompetencies, today) !== undefined,
  );
  if (passed.length === engagements.length) return { kind: 'qualified' };
  if (passed.length > 0) return { kind: 'some', engagements: passed.map(({ code }) => code) };
  const needed = engagements.flatMap((one) => one.qualifyingCompetencies);
  const until = assessmentOn(partner, personId, needed)?.validUntil;
  return until !== undefined && until < today ? { kind: 'past', until } : { kind: 'missing' };
}

const RANKS: readonly ConsultantStanding['kind'][] = ['qualified', 'some', 'past', 'missing'];
const rank = ({ standing }: PlannableConsultant): number => RANKS.indexOf(standing.kind);

function nearSpan(planned: Span | undefined, today: Day): Span {
  if (planned === undefined) return { startDate: today, endDate: addDays(today, AHEAD_DAYS) };
  const { endDate, startDate } = planned;
  return { startDate: addDays(startDate, -NEAR_DAYS), endDate: addDays(endDate, NEAR_DAYS) };
}
