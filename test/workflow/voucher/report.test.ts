import type { Voucher } from '../../../workflow/voucher/voucher.ts';
import {
  anExpiredVoucher,
  aReportedVoucher,
  aReservedVoucher,
  aValidatedVoucher,
  reserved,
} from '../../support/a-voucher.ts';
import { aProgramme, aProgrammeWhere } from '../../support/a-programme.ts';
import type { Partner } from '../../../workflow/partner/partner.ts';
import { actorOf, aMember, anEnrolledPartner, people } from '../../support/partner.ts';
import { decide, type Given } from '../../support/voucher-decisions.ts';

const filledIn = {
  consultant: people.carlo,
  location: '1234567',
  deliveryCountry: 'de',
  startDate: '2020-06-08',
  endDate: '2020-06-12',
  daysDelivered: '5',
  offSiteDays: '3',
  products: 'Windows 10',
  deliverableType: 'custom-plan',
  deliverableReference: 'plan.pdf',
  handedOverOn: '2020-06-15',
  summary: 'Three waves.',
  nextSteps: 'A pilot.',
};
const report = (
  values: object = {},
  given: Given = {},
  voucher: Voucher | undefined = aReservedVoucher(),
) => decide(voucher, 'report', { ...filledIn, ...values }, given);

describe('submitting the completion report', () => {
  it('stores the delivery and the day', () => {
    expect(report({ confirmationReference: 'CR-7' }).voucher).toMatchObject({
      status: 'reported',
      report: {
        engagement: 'windows-and-office',
        deliveryCountry: 'DE',
        daysDelivered: 5,
        handedOverOn: '2020-06-15',
        submittedOn: '2020-06-15',
        confirmationReference: 'CR-7',
      },
    });
  });

  it('is also permitted to the lead consultant', () => {
    const actor = actorOf(people.carlo, 'consultant');
    expect(report({}, { actor }).refused).toEqual([]);
  });

  it.each([
    ['is not reserved', aValidatedVoucher(), ['state-allows']],
    ['is reported already', aReportedVoucher(), ['state-allows']],
    ['has expired', anExpiredVoucher(), ['voucher-not-expired']],
  ])('refuses a voucher that %s', (_case, voucher, refused) => {
    expect(report({}, {}, voucher).refused).toEqual(refused);
  });

  it.each<[string, object, readonly string[]]>([
    ['ended today', { endDate: '2020-06-15', handedOverOn: '2020-06-15' }, []],
    ['ends tomorrow', { endDate: '2020-06-16' }, ['engagement-ended@endDate']],
    ['ended before it started', { endDate: '2020-06-07' }, ['end-not-before-start@endDate']],
    ['started on the day of the reservation', { startDate: '2020-06-02' }, []],
    [
      'started on the day before the reservation',
      { startDate: '2020-06-01' },
      ['start-not-before-reservation@startDate'],
    ],
    ['took one day', { daysDelivered: '1', offSiteDays: '1' }, []],
    [
      'took no day',
      { daysDelivered: '0', offSiteDays: '0' },
      ['days-within-service-level@daysDelivered'],
    ],
    [
      'took more days than the voucher has',
      { daysDelivered: '6', startDate: '2020-06-05' },
      ['days-within-service-level@daysDelivered'],
    ],
    [
      'took more days than there were',
      { daysDelivered: '5', startDate: '2020-06-09' },
      ['days-fit-dates@daysDelivered'],
    ],
    [
      'took two days on one day',
      { daysDelivered: '2', offSiteDays: '0', startDate: '2020-06-12' },
      ['days-fit-dates@daysDelivered'],
    ],
    ['was off site for four days', { offSiteDays: '4' }, ['off-site-within-limit@offSiteDays']],
    [
      'was off site for longer than it took',
      { daysDelivered: '1', offSiteDays: '2' },
      ['off-site-within-limit@offSiteDays'],
    ],
    [
      'names an unknown kind of deliverable',
      { deliverableType: 'poem' },
      ['deliverable-present@deliverableType'],
    ],
    ['was handed over on its last day', { handedOverOn: '2020-06-12' }, []],
    [
      'was handed over before its last day',
      { handedOverOn: '2020-06-11' },
      ['handed-over-in-time@handedOverOn'],
    ],
    [
      'was handed over on its first day',
      { handedOverOn: '2020-06-08' },
      ['handed-over-in-time@handedOverOn'],
    ],
    [
      'was handed over before it began',
      { handedOverOn: '2020-06-07' },
      ['handed-over-in-time@handedOverOn'],
    ],
    [
      'is to be handed over tomorrow',
      { handedOverOn: '2020-06-16' },
      ['handed-over-in-time@handedOverOn'],
    ],
    [
      'was delivered in another country',
      { deliveryCountry: 'AT' },
      ['location-in-country@location'],
    ],
    ['was delivered from nowhere', { location: '99' }, ['location-known@location']],
    ['was led by a project manager', { consultant: people.paula }, ['consultant-known@consultant']],
  ])('checks an engagement that %s', (_case, values, refused) => {
    expect(report(values).refused).toEqual(refused);
  });

  it('is refused by dates and day after the voucher’s last day', () => {
    const voucher = aReservedVoucher({}, { expiresOn: '2020-06-11' });
    expect(report({}, {}, voucher).refused).toEqual([
      'voucher-not-expired',
      'within-voucher-life@endDate',
    ]);
  });

  it.each([
    [5, []],
    [4, ['days-within-engagement-limit@daysDelivered']],
  ])('checks the days if the engagement may take %i days', (maxDays, refused) => {
    const programme = aProgrammeWhere('windows-and-office', { maxDays });
    expect(report({}, { programme }).refused).toEqual(refused);
  });

  it.each<[string, Given, readonly string[]]>([
    [
      'the consultant had not passed yet',
      { records: { assessments: [] } },
      ['consultant-qualified@consultant'],
    ],
    [
      'the competency had run out',
      { records: { competencies: [] } },
      ['competency-held@engagement'],
    ],
    [
      'neither is asked for',
      {
        records: { competencies: [], assessments: [] },
        programme: aProgramme({
          requirements: {
            qualifyingCompetency: { inForce: false },
            consultantAssessment: { inForce: false },
          },
        }),
      },
      [],
    ],
  ])('checks the records: %s', (_case, given, refused) => {
    expect(report({}, given).refused).toEqual(refused);
  });

  const carlos = aMember(people.carlo, 'project-manager');
  const { roles: _roles, ...former } = carlos;
  it.each<[string, Partial<Partner>]>([
    ['has no role any more', { members: [], formerMembers: [former] }],
    ['left before names were kept', { members: [] }],
    ['has another role', { members: [carlos] }],
  ])('accepts the consultant of the reservation who %s', (_case, records) => {
    expect(report({}, { records }).refused).toEqual([]);
  });

  it('names a former member by their address under the reserved id', () => {
    const address = 'carlo@contoso.example';
    const records = { members: [], formerMembers: [{ ...former, email: address }] };
    const { refused, voucher } = report({ consultant: address }, { records });
    expect(refused).toEqual([]);
    expect(voucher?.report?.consultant).toBe(people.carlo);
  });

  it('refuses a former member who is not the consultant of the reservation', () => {
    const other = { personId: people.nobody, name: 'Nora' };
    const passed = { ...anEnrolledPartner().assessments[0]!, consultant: people.nobody };
    const records = { formerMembers: [other], assessments: [passed] };
    expect(report({ consultant: people.nobody }, { records }).refused).toEqual([
      'consultant-known@consultant',
    ]);
  });

  it('reports all unmet checks at once', () => {
    const { refused } = report({
      consultant: people.nobody,
      endDate: '2020-06-16',
      daysDelivered: '9',
      offSiteDays: '4',
      deliverableType: 'poem',
    });
    expect(refused).toEqual([
      'consultant-known@consultant',
      'engagement-ended@endDate',
      'days-within-service-level@daysDelivered',
      'off-site-within-limit@offSiteDays',
      'deliverable-present@deliverableType',
    ]);
  });

  it('accepts an engagement on a weekend', () => {
    const voucher = aReservedVoucher({
      ...reserved,
      startDate: '2020-06-06',
      endDate: '2020-06-07',
    });
    const weekend = { startDate: '2020-06-06', endDate: '2020-06-07', daysDelivered: '2' };
    expect(report({ ...weekend, offSiteDays: '0' }, {}, voucher).refused).toEqual([]);
  });
});
