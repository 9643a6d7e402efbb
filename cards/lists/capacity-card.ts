import type { Day } from '../../workflow/kernel/day.ts';
import { coded, datesFacts, day } from '../../workflow/kernel/facts.ts';
import type { Programme } from '../../workflow/programme/definition.ts';
import {
  isQualified,
  type BookedDays,
  type ConsultantCapacity,
} from '../../workflow/views/capacity-view.ts';
import type { Translator } from '../../locales/translator.ts';
import { badge } from '../kit/badge.ts';
import {
  EMPTY_FORM,
  type Card,
  type CardAction,
  type DeskData,
  type Element,
} from '../kit/card.ts';
import { choiceField, dateField, sideBySide, type Choice } from '../kit/field.ts';
import { commandAction } from '../kit/form-actions.ts';
import { formCard } from '../kit/form-card.ts';
import { listCard } from '../kit/list-card.ts';
import { pageActions, type Paging } from '../kit/page-actions.ts';
import { standingFacts } from '../kit/standing-facts.ts';
import { tappableRow } from '../kit/tappable-row.ts';
import { paragraph, RIGHT, subtle } from '../kit/text-blocks.ts';

const CONSULTANTS_A_PAGE = 6;
const BOOKINGS_A_PAGE = 8;
/** Bookings named in the row of a consultant. */
const NAMED_MAX = 3;

/** The value of a choice that limits nothing. */
export const ANY = 'any';

export interface CapacityView {
  readonly from: Day;
  readonly until: Day;
  /** The end that was asked for lies before the start. */
  readonly isEndIgnored: boolean;
  readonly consultant?: string;
  readonly engagement?: string;
  /** All that match, in their order; with a consultant only that one. */
  readonly lines: readonly ConsultantCapacity[];
  /** Index of the first line of the page; with a consultant of their first booking. */
  readonly first: number;
  readonly cursors: readonly string[];
}

/** Who is booked when, and with an engagement who is qualified and free. */
export function capacityCard(t: Translator, view: CapacityView): Card {
  const { consultant, engagement, first, from, isEndIgnored, lines, until } = view;
  const [only] = consultant === undefined ? [] : lines;
  const [size, total] = only
    ? [BOOKINGS_A_PAGE, only.bookings.length]
    : [CONSULTANTS_A_PAGE, lines.length];
  const next = first + size < total ? String(first + size) : undefined;
  return listCard(t, {
    title: only
      ? t.text('capacity.title-of', { consultant: coded('person', only.personId) })
      : t.text('capacity.title'),
    about: [
      t.text('days-range', { from: day(from), to: day(until) }),
      ...(engagement === undefined ? [] : [t.fact(coded('engagement', engagement))]),
    ].join(' · '),
    intro: introOf(t, view, only),
    rows: [
      ...(isEndIgnored ? [subtle(t.text('capacity.end-ignored'))] : []),
      ...(only
        ? only.bookings.slice(first, first + size).map((one) => bookingRow(t, one))
        : lines.slice(first, first + size).map((one) => consultantRow(t, one, view))),
    ],
    actions: [
      ...pageActions(t, 'capacity', pagingOf(view, next), dataOf(view)),
      ...(only ? [all(t, view)] : []),
      commandAction(t, 'capacity', { ...dataOf(view), choose: 'yes' }, { title: 'choose' }),
    ],
  });
}

const all = (t: Translator, view: CapacityView): CardAction =>
  commandAction(t, 'capacity', dataOf({ ...view, consultant: undefined }), {
    title: 'all-consultants',
  });

const pagingOf = ({ cursors }: CapacityView, next: string | undefined): Paging =>
  next === undefined ? { cursors } : { cursors, next };

/** The question of the card; its buttons ask it again. */
function dataOf({ consultant, engagement, from, until }: CapacityView): DeskData {
  return {
    ofConsultant: consultant ?? ANY,
    ofEngagement: engagement ?? ANY,
    periodFrom: from,
    periodUntil: until,
  };
}

function introOf(t: Translator, { engagement, lines }: CapacityView, only?: ConsultantCapacity) {
  if (only) {
    const facts = { count: only.bookings.length };
    const standing = only.standing ? [standingText(t, only)] : [];
    return [t.text('capacity.bookings', facts), ...standing].join(' ');
  }
  const free = lines.filter((one) => one.bookings.length === 0 && isQualified(one));
  return t.text('capacity.free', {
    count: free.length,
    total: lines.length,
    asked: engagement === undefined ? 'no' : 'yes',
  });
}

const standingText = (t: Translator, { standing = { kind: 'qualified' } }: ConsultantCapacity) =>
  t.text('capacity.standing', standingFacts(standing));

function consultantRow(t: Translator, line: ConsultantCapacity, view: CapacityView): Element {
  const { bookings, name, personId } = line;
  const more = bookings.length - NAMED_MAX;
  return tappableRow(t, {
    verb: 'capacity',
    data: dataOf({ ...view, consultant: personId }),
    isLight: true,
    main: [
      { ...paragraph(t.fact(name)), weight: 'bolder' },
      ...(isQualified(line) ? [] : [subtle(standingText(t, line))]),
      ...bookings.slice(0, NAMED_MAX).map((one) => subtle(bookingText(t, one))),
      ...(more > 0 ? [subtle(t.text('capacity.more', { count: more }))] : []),
    ],
    side: [stateBadge(t, line)],
  });
}

function stateBadge(t: Translator, { bookings }: ConsultantCapacity): Element {
  if (bookings.some(({ clash }) => clash))
    return badge({ text: t.plain('capacity.clash'), style: 'Attention' }, RIGHT);
  return bookings.length > 0
    ? badge({ text: t.plain('capacity.booked'), style: 'Subtle' }, RIGHT)
    : badge({ text: t.plain('capacity.is-free'), style: 'Good' }, RIGHT);
}

const bookingText = (t: Translator, booking: BookedDays): string =>
  t.text('capacity.booking', {
    ...datesFacts(booking),
    organisation: booking.organisation,
    voucherId: booking.voucherId,
    clash: booking.clash ? 'yes' : 'no',
  });

const datesText = (t: Translator, { endDate, startDate }: BookedDays): string =>
  startDate === endDate
    ? t.fact(day(startDate))
    : t.text('days-range', { from: day(startDate), to: day(endDate) });

function bookingRow(t: Translator, booking: BookedDays): Element {
  const { clash, engagement, organisation, voucherId } = booking;
  return tappableRow(t, {
    verb: 'status',
    data: { voucherId },
    action: t.plain('button.status'),
    isLight: true,
    main: [
      { ...paragraph(t.fact(organisation)), weight: 'bolder' },
      subtle(datesText(t, booking)),
      subtle([t.fact(voucherId), t.fact(coded('engagement', engagement))].join(' · ')),
    ],
    side: clash ? [badge({ text: t.plain('capacity.clash'), style: 'Attention' }, RIGHT)] : [],
  });
}

export interface CapacityChoices extends Pick<
  CapacityView,
  'consultant' | 'engagement' | 'from' | 'until'
> {
  readonly programme: Programme;
  /** By name. */
  readonly consultants: readonly { readonly personId: string; readonly name: string }[];
}

/** Asks for the consultant, the engagement and the period of the list. */
export function capacityChoiceCard(t: Translator, view: CapacityChoices): Card {
  const form = { t, state: EMPTY_FORM };
  const { consultant = ANY, consultants, engagement = ANY, from, programme, until } = view;
  const people: readonly Choice[] = [
    { title: t.plain('capacity.any-consultant'), value: ANY },
    ...consultants.map(({ name, personId }) => ({ title: t.plainFact(name), value: personId })),
  ];
  const engagements: readonly Choice[] = [
    { title: t.plain('capacity.any-engagement'), value: ANY },
    ...programme.offers
      .flatMap((offer) => offer.engagements)
      .map(({ code }) => ({ title: t.plainFact(coded('engagement', code)), value: code })),
  ];
  return formCard(t, {
    verb: 'capacity',
    title: t.text('capacity.title'),
    form: EMPTY_FORM,
    fields: [
      ...choiceField(form, 'ofConsultant', { choices: people, value: consultant }),
      ...choiceField(form, 'ofEngagement', { choices: engagements, value: engagement }),
      ...sideBySide(
        dateField(form, 'periodFrom', { value: from }),
        dateField(form, 'periodUntil', { value: until }),
      ),
    ],
    submit: { title: 'show' },
  });
}
