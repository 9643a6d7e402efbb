import { enrolmentView } from '../../../workflow/views/enrolment-view.ts';
import type { Partner } from '../../../workflow/partner/partner.ts';
import type { Programme } from '../../../workflow/programme/definition.ts';
import { aProgramme } from '../../support/a-programme.ts';
import { anEnrolledPartner, contextOf } from '../../support/partner.ts';

const { competencies, trainings } = anEnrolledPartner();
const since = (from: string, validUntil?: string): Partial<Partner> => ({
  trainings: trainings.map((one) => ({ ...one, from, validUntil })),
  competencies: competencies.map((one) => ({ ...one, from, validUntil })),
});

/** The enrolment ends on 31 January 2021, and can be renewed from 2 November 2020. */
it.each<[string, string, Partial<Partner>, readonly string[]]>([
  ['before the renewal', '2020-11-01', since('2020-01-01'), []],
  ['on its first day', '2020-11-02', since('2020-01-01'), ['training', 'competency']],
  ['once it has lapsed', '2021-02-01', since('2020-01-01'), ['training', 'competency']],
  ['renewed on the day before', '2020-11-05', since('2020-11-01'), ['training', 'competency']],
  ['renewed on its first day', '2020-11-05', since('2020-11-02'), []],
  ['with a last day of its own', '2020-11-05', since('2020-01-01', '2021-06-30'), []],
])(
  'a record without a last day is renewed with the enrolment: %s',
  (_case, today, records, kinds) => {
    const view = enrolmentView(contextOf(anEnrolledPartner(records), { today }));
    expect(view.toRenew.map(({ kind }) => kind)).toEqual(kinds);
  },
);

it('no record is renewed for a retired offer, nor one that is not required', () => {
  const kindsWith = (programme: Programme) =>
    enrolmentView(
      contextOf(anEnrolledPartner(since('2020-01-01')), { today: '2020-11-05', programme }),
    ).toRenew.map(({ kind }) => kind);
  const base = aProgramme();
  expect(
    kindsWith({ ...base, offers: base.offers.map((offer) => ({ ...offer, retired: true })) }),
  ).toEqual([]);
  expect(
    kindsWith(aProgramme({ requirements: { qualifyingCompetency: { inForce: false } } })),
  ).toEqual(['training']);
  expect(
    kindsWith(aProgramme({ requirements: { complianceTraining: { inForce: false } } })),
  ).toEqual(['competency']);
});
