import type { PlanWarnings } from '../cards/forms/planning-fields.ts';
import { isDay, type Day } from '../workflow/kernel/day.ts';
import { memberIdOfEmail, personIdOf, presentOrFormer } from '../workflow/partner/team.ts';
import type { Partner } from '../workflow/partner/partner.ts';
import type { Bookings } from '../workflow/records/bookings.ts';
import { overlaps, weekendDays, type Booking, type Span } from '../workflow/voucher/bookings.ts';
import type { Voucher } from '../workflow/voucher/voucher.ts';
import { today } from './choices.ts';
import type { Planning, Turn, Values } from './turn.ts';

/** Bookings read for one form. */
const READ_MAX = 200;

/** The open bookings of other vouchers, the first ones of very many. */
async function nextBookings(turn: Turn, { voucherId }: Voucher): Promise<Bookings> {
  const reader = await turn.reader();
  const { tenantId } = turn;
  const [{ items, rest }, partner] = await Promise.all([
    reader.bookings(tenantId, { from: today(turn) }, READ_MAX),
    turn.partner(),
  ]);
  return { items: othersIn(items, voucherId, partner), ...(rest && { rest }) };
}

/** All bookings on the days, of one consultant or of all; people by their present ids. */
export async function bookingsIn(
  turn: Turn,
  days: { readonly from: Day; readonly until: Day },
  consultant?: string,
): Promise<readonly Booking[]> {
  const [reader, partner] = await Promise.all([turn.reader(), turn.partner()]);
  const query =
    consultant === undefined ? days : { ...days, consultantIds: idsOf(partner, consultant) };
  const found: Booking[] = [];
  let cursor: string | undefined;
  do {
    const { items, rest } = await reader.bookings(turn.tenantId, query, READ_MAX, cursor);
    found.push(...items);
    cursor = rest?.cursor;
  } while (cursor !== undefined);
  return found.map((one) => ofMember(one, partner));
}

/** The ids under which reservations can name a person. */
function idsOf(partner: Partner, consultant: string): readonly string[] {
  const { email } = presentOrFormer(partner, consultant) ?? {};
  return email === undefined ? [consultant] : [consultant, memberIdOfEmail(email)];
}

/** All bookings of other vouchers on the planned days. */
async function bookingsOn(
  turn: Turn,
  { voucherId }: Voucher,
  { endDate, startDate }: Span,
): Promise<readonly Booking[]> {
  const found = await bookingsIn(turn, { from: startDate, until: endDate });
  return found.filter((one) => one.voucherId !== voucherId);
}

const othersIn = (
  bookings: readonly Booking[],
  voucherId: string,
  partner: Partner,
): readonly Booking[] =>
  bookings.filter((one) => one.voucherId !== voucherId).map((one) => ofMember(one, partner));

/** A consultant granted by e-mail has another id since they were identified. */
const ofMember = (booking: Booking, partner: Partner): Booking => ({
  ...booking,
  consultant: personIdOf(partner, booking.consultant),
});

function planningOf(voucher: Voucher, { items, rest }: Bookings): Planning {
  const byConsultant = Map.groupBy(items, ({ consultant }) => consultant);
  return {
    serviceLevel: voucher.serviceLevel,
    country: voucher.customer.country,
    booked: Object.fromEntries(
      [...byConsultant].map(([id, own]) => [
        id,
        own.map(({ endDate, startDate }) => [startDate, endDate] as const),
      ]),
    ),
    ...(rest && { until: rest.from }),
  };
}

/** The days and the consultant of the form, else of the reservation; undefined until all are there. */
function plannedIn({ reservation }: Voucher, values: Values): Plan | undefined {
  const { consultant, endDate, startDate } = { ...reservation, ...values };
  if (consultant === undefined || !isDay(startDate ?? '') || !isDay(endDate ?? ''))
    return undefined;
  return { consultant, startDate: String(startDate), endDate: String(endDate) };
}

interface Plan extends Span {
  readonly consultant: string;
}

/** Identifies the plan that a person wants in spite of its warnings. */
const acceptOf = ({ consultant, endDate, startDate }: Plan): string =>
  `${consultant} ${startDate} ${endDate}`;

/** Other engagements, as the form shows them. */
export interface PlanView {
  readonly bookings: readonly Booking[];
  readonly planned?: Span;
  readonly warnings?: PlanWarnings;
}

export async function planViewOf(
  turn: Turn,
  voucher: Voucher,
  values: Values,
): Promise<{ readonly plan: PlanView; readonly planning: Planning }> {
  const all = await nextBookings(turn, voucher);
  const planning = planningOf(voucher, all);
  const planned = plannedIn(voucher, values);
  if (planned === undefined) return { planning, plan: { bookings: all.items } };
  const bookings = mayMiss(planning, planned)
    ? await bookingsOn(turn, voucher, planned)
    : all.items;
  const clashes = bookings.filter(
    (one) => one.consultant === planned.consultant && overlaps(one, planned),
  );
  const weekend = weekendDays({ ...planned, ...planning, ...countryIn(values) });
  const isWarned = planned.endDate >= today(turn) && clashes.length + weekend.length > 0;
  return {
    planning,
    plan: {
      bookings,
      planned,
      ...(isWarned && { warnings: { clashes, weekend, accept: acceptOf(planned) } }),
    },
  };
}

/** False if the form has to show a warning first; days that have passed need none. */
export async function isPlanConfirmed(
  turn: Turn,
  voucherId: string,
  values: Values,
  known: Planning | undefined,
): Promise<boolean> {
  const { consultant = '', endDate = '', startDate = '' } = values;
  const planned = { consultant, endDate, startDate };
  if (values.anyway === acceptOf(planned) || endDate < today(turn)) return true;
  if (known === undefined || mayMiss(known, planned)) {
    const voucher = await turn.voucher(voucherId);
    return (
      voucher === undefined || (await planViewOf(turn, voucher, values)).plan.warnings === undefined
    );
  }
  const own = known.booked[consultant] ?? [];
  return (
    !own.some(([from, to]) => overlaps({ startDate: from, endDate: to }, planned)) &&
    weekendDays({ ...planned, ...known, ...countryIn(values) }).length === 0
  );
}

const mayMiss = ({ until }: Planning, { endDate }: Span): boolean =>
  until !== undefined && until <= endDate;

/** The country of delivery that the form names. */
const countryIn = ({ deliveryCountry = '' }: Values): { country?: string } =>
  deliveryCountry === '' ? {} : { country: deliveryCountry };
