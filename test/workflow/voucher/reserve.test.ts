import { isRefusal } from '../../../workflow/kernel/checks.ts';
import { catalogue } from '../../../workflow/steps/catalogue.ts';
import { checksOf, decideVoucher } from '../../../workflow/steps/decide-voucher.ts';
import type { Voucher } from '../../../workflow/voucher/voucher.ts';
import {
  anAssignedVoucher,
  anExpiredVoucher,
  aReservedVoucher,
  aValidatedVoucher,
} from '../../support/a-voucher.ts';
import { aProgramme, aProgrammeWhere } from '../../support/a-programme.ts';
import { anEnrolledPartner, people } from '../../support/partner.ts';
import {
  decide,
  inShort,
  voucherCommand,
  voucherContext,
  type Given,
} from '../../support/voucher-decisions.ts';

/** Monday to Friday of the week after `today`. */
const wanted = {
  engagement: 'windows-and-office',
  location: '1234567',
  consultant: people.carlo,
  startDate: '2020-06-22',
  endDate: '2020-06-26',
  termsAccepted: 'true',
};
const reserve = (
  values: object = {},
  given: Given = {},
  voucher: Voucher | undefined = aValidatedVoucher(),
) => decide(voucher, 'reserve', { ...wanted, ...values }, given);

describe('reserving a voucher', () => {
  it('schedules the engagement', () => {
    expect(reserve({ confirmationReference: 'VVR-1' }).voucher).toMatchObject({
      status: 'reserved',
      reservation: {
        engagement: 'windows-and-office',
        location: '1234567',
        consultant: people.carlo,
        startDate: '2020-06-22',
        endDate: '2020-06-26',
        reservedOn: '2020-06-15',
        scheduledOn: '2020-06-15',
        confirmationReference: 'VVR-1',
      },
    });
  });

  it.each([
    ['not validated', anAssignedVoucher(), ['validated']],
    ['reserved already', aReservedVoucher(), ['state-allows']],
    ['expired', anExpiredVoucher({ type: 'validated', on: '2020-06-01' }), ['voucher-not-expired']],
  ])('refuses a voucher that is %s', (_case, voucher, refused) => {
    expect(reserve({}, {}, voucher).refused).toEqual(refused);
  });

  it.each<[string, object, readonly string[]]>([
    ['starts today', { startDate: '2020-06-15', endDate: '2020-06-19' }, []],
    [
      'started yesterday',
      { startDate: '2020-06-14', endDate: '2020-06-18' },
      ['start-not-past@startDate'],
    ],
    ['has a day for each of its five', { endDate: '2020-06-26' }, []],
    ['has a day less', { endDate: '2020-06-25' }, ['days-fit-dates@endDate']],
    ['ends on the day it starts', { endDate: '2020-06-22' }, ['days-fit-dates@endDate']],
    ['ends before it starts', { endDate: '2020-06-21' }, ['end-not-before-start@endDate']],
    ['ends on the voucher’s last day', { startDate: '2020-10-27', endDate: '2020-10-31' }, []],
    [
      'ends on the day after',
      { startDate: '2020-10-28', endDate: '2020-11-01' },
      ['within-voucher-life@endDate'],
    ],
    [
      'is spread over all the weeks that are left, whatever the service level',
      { startDate: '2020-06-15', endDate: '2020-10-31' },
      [],
    ],
    ['is of another offer', { engagement: 'sharepoint' }, ['engagement-of-offer@engagement']],
    [
      'needs a competency that is missing',
      { engagement: 'enterprise-security' },
      ['competency-held@engagement', 'consultant-qualified@consultant'],
    ],
    ['is led from nowhere', { location: '999' }, ['location-known@location']],
    ['is led by a stranger', { consultant: people.nobody }, ['consultant-known@consultant']],
    ['is led by a project manager', { consultant: people.paula }, ['consultant-known@consultant']],
  ])('checks an engagement that %s', (_case, values, refused) => {
    expect(reserve(values).refused).toEqual(refused);
  });

  it('refuses dates before the assignment', () => {
    const voucher = aValidatedVoucher({ assignedOn: '2020-06-23' });
    expect(reserve({}, {}, voucher).refused).toEqual(['within-voucher-life@startDate']);
  });

  it('names the end of an engagement that starts on the day of assignment and ends too late', () => {
    const voucher = aValidatedVoucher({ assignedOn: '2020-06-22' });
    expect(reserve({ endDate: '2020-11-01' }, {}, voucher).refused).toEqual([
      'within-voucher-life@endDate',
    ]);
  });

  it('limits no long engagement if the programme sets no length', () => {
    const programme = aProgramme({ windows: { longEngagementDays: undefined } });
    const voucher = aValidatedVoucher({ serviceLevel: 15 });
    expect(
      reserve({ endDate: '2020-07-06' }, { programme, claimHeldBy: 'ZZZZ-9999' }, voucher).refused,
    ).toEqual([]);
  });

  it.each([
    [
      'enterprise-security',
      'engagement-of-offer',
      { as: 'engagement', value: 'enterprise-security' },
    ],
    ['sharepoint', 'engagement-of-offer', { as: 'engagement', value: 'sharepoint' }],
    ['poetry', 'engagement-of-offer', 'poetry'],
  ])(
    'names the engagement %s by its code only if the programme has it',
    (engagement, code, fact) => {
      const checks = checksOf(
        'reserve',
        aValidatedVoucher(),
        catalogue.reserve.schema.parse({ ...wanted, engagement }),
        voucherContext(),
      );
      expect(checks.find((one) => one.code === code)?.facts.engagement).toEqual(fact);
    },
  );

  const vienna = { location: '1234567', country: 'AT', name: 'Wien' };
  it.each<[string, string | undefined, readonly string[]]>([
    ['the country of the location', 'AT', []],
    ['no country, so that it is the customer’s', undefined, ['location-in-country@location']],
    ['an empty country likewise', '', ['location-in-country@location']],
    ['the customer’s country', 'de', ['location-in-country@location']],
    ['a third one', 'CH', ['location-in-country@location']],
  ])('requires a location in the country of delivery; given %s', (_case, country, refused) => {
    const { voucher, ...decided } = reserve(
      { deliveryCountry: country },
      { records: { locations: [vienna] } },
    );
    expect(decided.refused).toEqual(refused);
    if (refused.length === 0) expect(voucher?.reservation?.deliveryCountry).toBe('AT');
  });

  const held = (level: 'silver' | 'gold', from: string, validUntil: string): Given => ({
    records: {
      competencies: [
        { competency: 'windows-and-devices', level, reference: 'C', from, validUntil },
      ],
    },
  });
  it.each<[string, Given, readonly string[]]>([
    ['in silver, today only', held('silver', '2020-06-15', '2020-06-15'), []],
    ['from tomorrow', held('gold', '2020-06-16', '2020-12-31'), ['competency-held@engagement']],
    ['until yesterday', held('gold', '2020-01-01', '2020-06-14'), ['competency-held@engagement']],
  ])('checks a competency held %s', (_case, given, refused) => {
    expect(reserve({}, given).refused).toEqual(refused);
  });

  it('requires the level that the engagement names', () => {
    const programme = aProgrammeWhere('windows-and-office', {
      qualifyingCompetencies: [{ competency: 'windows-and-devices', levels: ['gold'] }],
    });
    const silver = held('silver', '2020-01-01', '2020-12-31');
    expect(reserve({}, { ...silver, programme }).refused).toEqual(['competency-held@engagement']);
  });

  it('names the day without the competency', () => {
    const decision = decideVoucher(
      aValidatedVoucher(),
      voucherCommand('reserve', wanted),
      voucherContext(held('gold', '2020-01-01', '2020-06-14')),
    );
    expect(isRefusal(decision) && decision.refused[0]?.facts.on).toEqual({
      as: 'day',
      value: '2020-06-15',
    });
  });

  const passed = (from: string, validUntil: string): Given => ({
    records: {
      assessments: [
        {
          consultant: people.carlo,
          competency: 'windows-and-devices',
          exam: 'MD-101',
          reference: 'E',
          from,
          validUntil,
        },
      ],
    },
  });
  it.each<[string, Given, readonly string[]]>([
    ['today only', passed('2020-06-15', '2020-06-15'), []],
    ['from tomorrow', passed('2020-06-16', '2020-12-31'), ['consultant-qualified@consultant']],
    ['until yesterday', passed('2020-01-01', '2020-06-14'), ['consultant-qualified@consultant']],
  ])('checks a consultant’s assessment valid %s', (_case, given, refused) => {
    expect(reserve({}, given).refused).toEqual(refused);
  });

  it.each<[string, number, object, readonly string[]]>([
    ['ten days on one', 10, { endDate: '2020-06-22' }, ['days-fit-dates@endDate']],
    ['ten days on nine', 10, { endDate: '2020-06-30' }, ['days-fit-dates@endDate']],
    ['ten days on ten', 10, { endDate: '2020-07-01' }, []],
    ['ten days over forty', 10, { endDate: '2020-07-31' }, []],
    ['one day on one', 1, { endDate: '2020-06-22' }, []],
  ])('checks whether the days fit: %s', (_case, serviceLevel, values, refused) => {
    expect(reserve(values, {}, aValidatedVoucher({ serviceLevel })).refused).toEqual(refused);
  });

  it('accepts fewer days than lie between the dates', () => {
    const programme = aProgrammeWhere('windows-and-office', { maxDays: 1 });
    expect(reserve({}, { programme }).refused).toEqual([]);
  });

  it.each([
    ['2020-05-05', []],
    ['2020-05-04', ['engagement-not-retired@engagement']],
  ])('checks an engagement retired on %s, for a voucher of 4 May', (retiredOn, refused) => {
    const programme = aProgrammeWhere('windows-and-office', { retiredOn });
    expect(reserve({}, { programme }).refused).toEqual(refused);
  });

  it.each([
    [undefined, []],
    ['2020-06-26', []],
    ['2020-06-25', ['calendar-open@endDate']],
  ])('checks the programme’s last day to redeem: %s', (lastDayToRedeem, refused) => {
    const programme = aProgramme({ calendar: { inForce: true, lastDayToRedeem } });
    expect(reserve({}, { programme }).refused).toEqual(refused);
  });

  it.each([
    [
      'of the longest level, held by another voucher',
      15,
      'ZZZZ-9999',
      ['long-engagement-free@reason'],
    ],
    ['of the longest level, held by nobody', 15, undefined, []],
    ['of a shorter level', 10, 'ZZZZ-9999', []],
  ])('checks an engagement %s', (_case, serviceLevel, claimHeldBy, refused) => {
    const voucher = aValidatedVoucher({ serviceLevel });
    expect(reserve({ endDate: '2020-07-06' }, { claimHeldBy }, voucher).refused).toEqual(refused);
  });

  it('stores the consultant’s id, however the form named them', () => {
    const members = [
      { personId: people.paula, name: 'Paula', roles: ['project-manager'] as const },
      {
        personId: people.carlo,
        name: 'Carlo',
        email: 'carlo@contoso.example',
        roles: ['consultant'] as const,
      },
    ];
    const { voucher } = reserve({ consultant: 'Carlo@contoso.example' }, { records: { members } });
    expect(voucher?.reservation?.consultant).toBe(people.carlo);
  });

  it('shows every line it looks at, the terms among them', () => {
    const checks = checksOf(
      'reserve',
      aValidatedVoucher(),
      catalogue.reserve.schema.parse(wanted),
      voucherContext(),
    );
    expect(checks.filter(({ met }) => !met)).toEqual([]);
    expect(inShort(checks).at(0)).toBe('may-act');
    expect(inShort(checks).at(-1)).toBe('terms-accepted@termsAccepted');
    expect(checks.length).toBeGreaterThan(15);
    expect(checks.find(({ code }) => code === 'validated')?.facts.validatedOn).toEqual({
      as: 'day',
      value: '2020-06-01',
    });
  });
});

describe('rescheduling an engagement', () => {
  const under = aReservedVoucher({ startDate: '2020-06-15', endDate: '2020-06-19' });
  const ahead = aReservedVoucher({ startDate: '2020-06-22', endDate: '2020-06-26' });
  const reschedule = (voucher: Voucher, values: object, given: Given = {}) =>
    decide(
      voucher,
      'reschedule',
      { startDate: '2020-06-29', endDate: '2020-07-03', consultant: people.carlo, ...values },
      given,
    );

  it('changes the dates and stores when', () => {
    expect(reschedule(ahead, {}).voucher?.reservation).toMatchObject({
      startDate: '2020-06-29',
      endDate: '2020-07-03',
      reservedOn: '2020-06-02',
      scheduledOn: '2020-06-15',
    });
  });

  const same = { startDate: '2020-06-22', endDate: '2020-06-26' };

  it('changes nothing with the same dates and consultant', () => {
    expect(reschedule(ahead, same)).toMatchObject({ events: [], refused: [] });
  });

  const others = anEnrolledPartner();
  const withDora = {
    members: [...others.members, { personId: people.nobody, name: 'Dora', roles: ['consultant'] }],
    assessments: [
      ...others.assessments,
      ...others.assessments.map((one) => ({ ...one, consultant: people.nobody })),
    ],
  } as const;
  it.each([
    ['the start', { startDate: '2020-06-21' }],
    ['the end', { endDate: '2020-06-29' }],
    ['the consultant', { consultant: people.nobody }],
  ])('stores a change of %s alone', (_what, values) => {
    const { voucher } = reschedule(ahead, { ...same, ...values }, { records: withDora });
    expect(voucher?.reservation).toMatchObject({ ...same, ...values });
  });

  const until = (validUntil: string): Given => ({
    records: { competencies: others.competencies.map((one) => ({ ...one, validUntil })) },
  });
  const closing = (lastDayToRedeem: string): Given => ({
    programme: aProgramme({ calendar: { inForce: true, lastDayToRedeem } }),
  });
  it.each<[string, Given, readonly string[]]>([
    ['a competency that has ended, which the report asks for', until('2020-06-14'), []],
    ['the same consultant without a valid assessment', { records: { assessments: [] } }, []],
    ['a programme whose last day is the new end', closing('2020-07-03'), []],
    ['a programme whose last day is before it', closing('2020-07-02'), ['calendar-open@endDate']],
  ])('checks the new dates: %s', (_case, given, refused) => {
    expect(reschedule(ahead, {}, given).refused).toEqual(refused);
  });

  it('requires a valid assessment of another consultant', () => {
    const { members } = withDora;
    const refused = reschedule(
      ahead,
      { consultant: people.nobody },
      { records: { members } },
    ).refused;
    expect(refused).toEqual(['consultant-qualified@consultant']);
  });

  it('may use all the remaining weeks', () => {
    expect(reschedule(ahead, { endDate: '2020-10-31' }).refused).toEqual([]);
  });

  it('lets a running engagement end earlier', () => {
    const given = { today: '2020-06-16' };
    const dates = { startDate: '2020-06-15', endDate: '2020-06-17' };
    expect(reschedule(under, dates, given).refused).toEqual([]);
  });

  const short = aReservedVoucher({ startDate: '2020-06-22', endDate: '2020-06-22' });
  it.each<[string, Voucher, string, readonly string[]]>([
    ['not if it has begun', under, '2020-06-15', []],
    ['not if only the consultant changes', short, '2020-06-22', []],
    ['if a planned end moves', short, '2020-06-23', ['days-fit-dates@endDate']],
  ])('checks whether the days fit: %s', (_case, voucher, endDate, refused) => {
    const { startDate = '' } = voucher.reservation ?? {};
    const dates = { startDate, endDate, consultant: people.nobody };
    expect(reschedule(voucher, dates, { records: withDora }).refused).toEqual(refused);
  });

  it.each<[string, object, readonly string[]]>([
    [
      'a new start in the past',
      { startDate: '2020-06-12', endDate: '2020-06-18' },
      ['start-not-past@startDate'],
    ],
    ['an end before the start', { endDate: '2020-06-28' }, ['end-not-before-start@endDate']],
    [
      'an end after the voucher’s',
      { startDate: '2020-10-28', endDate: '2020-11-01' },
      ['within-voucher-life@endDate'],
    ],
    ['days that no longer fit', { endDate: '2020-07-02' }, ['days-fit-dates@endDate']],
    ['a consultant who is none', { consultant: people.paula }, ['consultant-known@consultant']],
  ])('refuses %s', (_case, values, refused) => {
    expect(reschedule(ahead, values).refused).toEqual(refused);
  });

  it.each([
    ['is free', aValidatedVoucher(), ['state-allows']],
    ['has expired', anExpiredVoucher(), ['voucher-not-expired']],
  ])('refuses a voucher that %s', (_case, voucher, refused) => {
    expect(reschedule(voucher, {}).refused).toEqual(refused);
  });
});

describe('releasing a reservation', () => {
  const release = (reason: string, voucher = aReservedVoucher(), given: Given = {}) =>
    decide(voucher, 'release', { reason }, given);

  it('frees the voucher, which must be validated again', () => {
    const { voucher } = release('another-partner');
    expect(voucher).toMatchObject({ status: 'assigned' });
    expect(voucher?.reservation).toBeUndefined();
    expect(reserve({}, {}, voucher).refused).toEqual(['validated']);
  });

  it.each([
    [
      'a reason the programme does not know',
      'because',
      aReservedVoucher(),
      {},
      ['release-reason-known@reason'],
    ],
    ['what is not reserved', 'another-partner', aValidatedVoucher(), {}, ['state-allows']],
    [
      'what has expired, though the clock has not marked it',
      'another-partner',
      aReservedVoucher(),
      { today: '2020-11-01' },
      ['voucher-not-expired'],
    ],
  ])('refuses %s', (_case, reason, voucher, given, refused) => {
    expect(release(reason, voucher, given).refused).toEqual(refused);
  });
});
