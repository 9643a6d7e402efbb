import { checksBeforeForm } from '../../../workflow/steps/decide-voucher.ts';
import {
  anExpiredVoucher,
  aRedeemedVoucher,
  aReportedVoucher,
  aReservedVoucher,
  reported,
  reserved,
} from '../../support/a-voucher.ts';
import { aProgramme, aProgrammeWhere } from '../../support/a-programme.ts';
import type { Partner } from '../../../workflow/partner/partner.ts';
import { aMember, anEnrolledPartner, people } from '../../support/partner.ts';
import { decide, voucherContext, type Given } from '../../support/voucher-decisions.ts';

const redeem = (given: Given = {}, voucher = aReportedVoucher()) =>
  decide(voucher, 'redeem', { confirmationReference: 'RD-1' }, given);

describe('redeeming a voucher', () => {
  it('stores the day and the confirmation', () => {
    expect(redeem().voucher).toMatchObject({
      status: 'redeemed',
      redeemedOn: '2020-06-15',
      redemptionReference: 'RD-1',
    });
  });

  it('lists everything looked at, also when all of it is met', () => {
    const checks = checksBeforeForm('redeem', aReportedVoucher(), voucherContext());
    expect(checks.filter(({ met }) => !met)).toEqual([]);
    expect(checks.map(({ code }) => code)).toEqual([
      'may-act',
      'state-allows',
      'voucher-not-expired',
      'report-present',
      'products-named',
      'deliverable-present',
      'location-known',
      'location-in-country',
      'days-within-service-level',
      'days-fit-dates',
      'compliance-training-valid',
      'enrolled-in-offer',
      'competency-held',
      'consultant-known',
      'consultant-qualified',
    ]);
    expect(checks.find(({ code }) => code === 'report-present')?.facts).toEqual({
      submittedOn: { as: 'day', value: '2020-06-13' },
    });
  });

  it('looks at the rules of the day that is entered before the form', () => {
    const unmet = checksBeforeForm('redeem', aReportedVoucher(), voucherContext(), '2020-06-12');
    expect(unmet.filter(({ met }) => !met).map(({ code }) => code)).toEqual([
      'day-not-before-step',
    ]);
  });

  it.each([
    ['without a report', aReservedVoucher(), ['state-allows', 'report-present']],
    ['that is redeemed already', aRedeemedVoucher(), ['state-allows']],
    ['that has expired', anExpiredVoucher(reserved, reported), ['voucher-not-expired']],
  ])('refuses a voucher %s', (_case, voucher, refused) => {
    expect(redeem({}, voucher).refused).toEqual(refused);
  });

  const endDates = (lastDayToRedeem: string) =>
    aProgramme({ calendar: { inForce: true, lastDayToRedeem } });
  it.each<[string, Given, readonly string[]]>([
    ['on its last day', { today: '2020-10-31' }, []],
    ['on the day after', { today: '2020-11-01' }, ['voucher-not-expired']],
    ['on the programme’s last day', { programme: endDates('2020-06-15') }, []],
    ['on the day after that', { programme: endDates('2020-06-14') }, ['calendar-open']],
    [
      'longer than the engagement may take',
      { programme: aProgrammeWhere('windows-and-office', { maxDays: 4 }) },
      ['days-within-engagement-limit@daysDelivered'],
    ],
    [
      'with the location in another country',
      { records: { locations: [{ location: '1234567', country: 'CH', name: 'Basel' }] } },
      ['location-in-country@location'],
    ],
    [
      'without the competency on the days of the delivery',
      {
        records: {
          competencies: [
            {
              competency: 'windows-and-devices',
              level: 'gold',
              reference: 'C',
              from: '2020-06-13',
            },
          ],
        },
      },
      ['competency-held@engagement'],
    ],
    [
      'with the competency that has run out since, before the day of the redemption',
      {
        today: '2020-07-01',
        records: {
          competencies: [
            {
              competency: 'windows-and-devices',
              level: 'gold',
              reference: 'C',
              from: '2020-01-01',
              validUntil: '2020-06-12',
            },
          ],
        },
      },
      ['competency-held@engagement'],
    ],
  ])('checks the conditions: %s', (_case, given, refused) => {
    expect(redeem(given).refused).toEqual(refused);
  });

  const carlos = aMember(people.carlo, 'project-manager');
  const { roles: _roles, ...former } = carlos;
  it.each<[string, Partial<Partner>]>([
    ['has no role any more', { members: [], formerMembers: [former] }],
    ['left before names were kept', { members: [] }],
    ['has another role', { members: [carlos] }],
  ])('accepts the consultant of the report who %s', (_case, records) => {
    expect(redeem({ records }).refused).toEqual([]);
  });

  it('refuses a consultant who has left if the assessment was not valid on the days', () => {
    const assessments = anEnrolledPartner().assessments.map((passed) => ({
      ...passed,
      validUntil: '2020-06-11',
    }));
    const records = { members: [], formerMembers: [former], assessments };
    expect(redeem({ records }).refused).toEqual(['consultant-qualified@consultant']);
  });

  it.each([
    [{ deliverableReference: ' ' }, ['deliverable-present@deliverableReference']],
    [{ products: ' ' }, ['products-named@products']],
    [{ deliveryCountry: 'AT' }, ['location-in-country@location']],
  ])('checks the report again: %j', (changes, refused) => {
    expect(redeem({}, aReportedVoucher(changes)).refused).toEqual(refused);
  });
});
