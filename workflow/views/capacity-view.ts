import type { Engagement } from '../programme/definition.ts';
import type { Context } from '../partner/context.ts';
import { membersWith, presentOrFormer } from '../partner/team.ts';
import { clashes, type Booking, type Span } from '../voucher/bookings.ts';
import { standingFor, type ConsultantStanding } from './plannable-consultants.ts';

/** A booking in the list of its consultant. */
export interface BookedDays extends Booking {
  /** Another engagement of the consultant has a day in common. */
  readonly clash: boolean;
}

export interface ConsultantCapacity {
  readonly personId: string;
  readonly name: string;
  /** For the engagement asked about; absent without one. */
  readonly standing?: ConsultantStanding;
  /** Within the period, by first day; empty: free. */
  readonly bookings: readonly BookedDays[];
}

type Rules = Pick<Context, 'partner' | 'programme' | 'today'>;

/**
 * The consultants, and people with a booking who are none any more. With an engagement: those who
 * are qualified and free first, then the qualified ones.
 */
export function capacityOf(
  rules: Rules,
  bookings: readonly Booking[],
  engagement?: Engagement,
): readonly ConsultantCapacity[] {
  const byConsultant = Map.groupBy(bookings, ({ consultant }) => consultant);
  const members = membersWith(rules.partner, 'consultant');
  const known = new Set(members.map(({ personId }) => personId));
  const others = [...byConsultant.keys()]
    .filter((personId) => !known.has(personId))
    .map((personId) => ({
      personId,
      name: presentOrFormer(rules.partner, personId)?.name ?? personId,
    }));
  const standing = (personId: string): Pick<ConsultantCapacity, 'standing'> =>
    engagement ? { standing: standingFor(personId, [engagement], rules) } : {};
  return [...members, ...others]
    .map(({ name, personId }) => ({
      personId,
      name,
      ...standing(personId),
      bookings: withClashes(byConsultant.get(personId) ?? []),
    }))
    .sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name));
}

export const isQualified = ({ standing }: ConsultantCapacity): boolean =>
  standing === undefined || standing.kind === 'qualified';

const rank = (one: ConsultantCapacity): number => {
  if (one.standing === undefined) return 0;
  return isQualified(one) ? Math.min(one.bookings.length, 1) : 2;
};

const withClashes = (own: readonly Booking[]): readonly BookedDays[] =>
  own
    .map((one) => ({ ...one, clash: own.some((other) => clashes(one, other)) }))
    .sort((a, b) => spanKey(a).localeCompare(spanKey(b)));

const spanKey = ({ endDate, startDate }: Span): string => `${startDate} ${endDate}`;
