import {
  capacityCard,
  capacityChoiceCard,
  type CapacityView,
} from '../../cards/lists/capacity-card.ts';
import { addDays } from '../../workflow/kernel/day.ts';
import { defaultProgramme as programme } from '../../workflow/programme/load.ts';
import type { BookedDays, ConsultantCapacity } from '../../workflow/views/capacity-view.ts';
import type { ConsultantStanding } from '../../workflow/views/plannable-consultants.ts';
import type { Samples } from './sample-forms.ts';
import { nth, type Typed } from './sample-texts.ts';
import { SAMPLE_DAY as today, SAMPLE_PEOPLE } from './sample-vouchers.ts';

/** Number of consultants of a large partner. */
const CONSULTANTS = 60;

/** The bookings of a period: of all consultants, for an engagement, and of one. */
export function sampleCapacity(typed: Typed): Samples {
  const booking = (at: number, consultant: string): BookedDays => ({
    voucherId: `${typed.voucherId.slice(0, 61)}${10 + at}`,
    organisation: nth(typed.customers, at),
    engagement: 'windows-and-office',
    consultant,
    startDate: addDays(today, 7 * at),
    endDate: addDays(today, 7 * at + 4),
    clash: at === 1,
  });
  const standings: readonly ConsultantStanding[] = [
    { kind: 'qualified' },
    { kind: 'qualified' },
    { kind: 'past', until: '2020-05-31' },
    { kind: 'missing' },
  ];
  const line = (at: number): ConsultantCapacity => {
    const personId = at === 0 ? SAMPLE_PEOPLE.carlo : `person-${at}`;
    return {
      personId,
      name: `${nth(typed.colleagues, at).slice(0, 147)} ${at}`,
      bookings: many([0, 5, 1, 2][at % 4] ?? 0, personId),
    };
  };
  const many = (count: number, consultant: string): readonly BookedDays[] =>
    Array.from({ length: count }, (_, at) => booking(at, consultant));
  const lines = Array.from({ length: CONSULTANTS }, (_, at) => line(at));
  const all: CapacityView = {
    from: today,
    until: addDays(today, 55),
    isEndIgnored: false,
    lines,
    first: 0,
    cursors: [],
  };
  const [carlo] = lines;
  return {
    'capacity, choices': (t) => capacityChoiceCard(t, { ...all, programme, consultants: lines }),
    capacity: (t) => capacityCard(t, all),
    'capacity, second page': (t) => capacityCard(t, { ...all, first: 6, cursors: ['6'] }),
    'capacity for an engagement': (t) =>
      capacityCard(t, {
        ...all,
        engagement: 'enterprise-security',
        lines: lines.slice(0, 4).map((one, at) => ({
          ...one,
          standing: standings[at % standings.length] ?? { kind: 'missing' },
        })),
        isEndIgnored: true,
      }),
    'capacity of one': (t) =>
      capacityCard(t, {
        ...all,
        consultant: SAMPLE_PEOPLE.carlo,
        lines: carlo ? [{ ...carlo, bookings: many(12, SAMPLE_PEOPLE.carlo) }] : [],
      }),
  };
}
