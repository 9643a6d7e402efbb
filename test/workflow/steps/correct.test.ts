import { eventKinds, type VoucherEvent } from '../../../workflow/steps/catalogue.ts';
import { pastOf } from '../../../workflow/steps/past.ts';
import { fieldsOf, PARTS, type Part } from '../../../workflow/voucher/parts.ts';
import { catalogue } from '../../../workflow/steps/catalogue.ts';
import type { Voucher } from '../../../workflow/voucher/voucher.ts';
import {
  anAssignedVoucher,
  anExpiredVoucher,
  aRedeemedVoucher,
  aReportedVoucher,
  aReservedVoucher,
  assigned,
  aValidatedVoucher,
  aVoucherOf,
  aVoucherWithPayment,
  paymentRequested,
  recordsOf,
  reported,
  reserved,
  voucherKey,
} from '../../support/a-voucher.ts';
import { actorOf, people, today } from '../../support/partner.ts';
import { decide, type Given } from '../../support/voucher-decisions.ts';

const savbRegistration = { confirmedBy: 'x', confirmedOn: '2020-05-01', reference: 'S-1' };
const admin: Given = {
  actor: actorOf(people.gloria, 'global-admin'),
  records: { savbRegistration },
};
const correct = (voucher: Voucher, part: Part, values: object, given: Given = admin) =>
  decide(voucher, 'correct', { part, reason: 'Typo', ...values }, given);

const changes = (events: readonly VoucherEvent[]) =>
  events.flatMap((event) => (event.type === 'corrected' ? event.changes : []));

describe('a correction', () => {
  it.each<[Part, Voucher, object, object]>([
    [
      'registration',
      anAssignedVoucher(),
      { organisation: 'Fabrikam SE', customerEmail: 'Viola@Fabrikam.example', serviceLevel: '10' },
      {
        customer: { organisation: 'Fabrikam SE', contactEmail: 'viola@fabrikam.example' },
        serviceLevel: 10,
      },
    ],
    [
      'registration',
      anAssignedVoucher(),
      { assignedOn: '2020-05-05' },
      { assignedOn: '2020-05-05', assignedAt: '2020-05-04T22:00:00.000Z' },
    ],
    ['expiry', aReservedVoucher(), { expiresOn: '2021-03-31' }, { expiresOn: '2021-03-31' }],
    [
      'reservation',
      aReservedVoucher(),
      { endDate: '2020-06-11', confirmationReference: 'PC-1' },
      { reservation: { endDate: '2020-06-11', confirmationReference: 'PC-1' } },
    ],
    [
      'report',
      aReportedVoucher(),
      { daysDelivered: '4', summary: 'Rollout in four waves.' },
      { report: { daysDelivered: 4, summary: 'Rollout in four waves.' } },
    ],
    [
      'redemption',
      aRedeemedVoucher(),
      { onDate: '2020-06-13', confirmationReference: 'PC-7' },
      { redeemedOn: '2020-06-13', redemptionReference: 'PC-7', status: 'redeemed' },
    ],
    [
      'payment',
      aVoucherWithPayment('approved'),
      { invoiceNumber: 'R-8', amount: '5500', currency: 'usd' },
      { payment: { status: 'approved', invoiceNumber: 'R-8', amount: 5500, currency: 'USD' } },
    ],
  ])('changes the %s', (part, voucher, values, after) => {
    const { events, refused, voucher: corrected } = correct(voucher, part, values);
    expect(refused).toEqual([]);
    expect(events).toHaveLength(1);
    expect(corrected).toMatchObject(after);
  });

  it('states the old and the new value of what has changed, and nothing else', () => {
    const { events } = correct(aVoucherWithPayment(), 'payment', {
      invoiceNumber: 'R-8',
      amount: '5000',
      currency: 'EUR',
      confirmationReference: 'MS-1',
    });
    expect(changes(events)).toEqual([
      { field: 'invoiceNumber', from: 'R-2020-17', to: 'R-8' },
      { field: 'confirmationReference', to: 'MS-1' },
    ]);
    const { voucher } = correct(aVoucherWithPayment(), 'payment', {
      confirmationReference: 'MS-1',
    });
    const cleared = correct(voucher!, 'payment', { confirmationReference: '' }, admin);
    expect(changes(cleared.events)).toEqual([{ field: 'confirmationReference', from: 'MS-1' }]);
    expect(cleared.voucher?.payment?.reference).toBeUndefined();
  });

  it('leaves a field alone that the form does not have', () => {
    const { voucher } = correct(aReportedVoucher(), 'report', { products: 'Windows 11' });
    expect(voucher?.report).toEqual({ ...aReportedVoucher().report, products: 'Windows 11' });
  });

  it('says so if nothing is changed', () => {
    const same = { invoiceNumber: 'R-2020-17', amount: '5000', currency: 'EUR', onDate: today };
    expect(correct(aVoucherWithPayment(), 'payment', same).refused).toEqual([
      'something-corrected',
    ]);
  });

  it('changes the engagement of the report with that of the reservation', () => {
    const { voucher, refused } = correct(aReportedVoucher(), 'reservation', {
      engagement: 'mdm-and-mam',
    });
    // The partner has no competency for another engagement.
    expect(refused.length > 0 || voucher?.report?.engagement === 'mdm-and-mam').toBe(true);
  });

  it('moves the day of the schedule with that of the reservation, unless it was rescheduled', () => {
    const onDate = '2020-06-03';
    expect(
      correct(aReservedVoucher(), 'reservation', { onDate }).voucher?.reservation,
    ).toMatchObject({ reservedOn: onDate, scheduledOn: onDate });
    const rescheduled = aReservedVoucher({ scheduledOn: '2020-06-05' });
    expect(correct(rescheduled, 'reservation', { onDate }).voucher?.reservation).toMatchObject({
      reservedOn: onDate,
      scheduledOn: '2020-06-05',
    });
  });

  const expired = anExpiredVoucher({ type: 'validated', on: '2020-06-01' }, reserved);
  it.each([
    ['2020-11-30', { status: 'reserved', expiresOn: '2020-11-30' }],
    ['2020-11-09', { status: 'expired', expiresOn: '2020-11-09' }],
  ])('of the expiry to %s revives an expired voucher from that day on', (expiresOn, after) => {
    const given = { ...admin, today: '2020-11-10' };
    const { events, voucher } = correct(expired, 'expiry', { expiresOn }, given);
    expect(events).toMatchObject([{ type: 'corrected' }]);
    expect(voucher).toMatchObject(after);
    expect(voucher?.statusBeforeExpiry).toBe(after.status === 'expired' ? 'reserved' : undefined);
  });

  it.each<[string, Voucher, Part, object, readonly string[]]>([
    [
      'an offer the programme does not have',
      anAssignedVoucher(),
      'registration',
      { offer: 'X' },
      ['offer-known@offer'],
    ],
    [
      'a service level it does not have',
      anAssignedVoucher(),
      'registration',
      { serviceLevel: 7 },
      ['service-level-known@serviceLevel'],
    ],
    [
      'an expiry before the assignment',
      anAssignedVoucher(),
      'expiry',
      { expiresOn: '2020-05-03' },
      ['expiry-after-assignment@expiresOn'],
    ],
    [
      'an unknown location',
      aReservedVoucher(),
      'reservation',
      { location: '999' },
      ['location-known@location'],
    ],
    [
      'an unknown consultant',
      aReservedVoucher(),
      'reservation',
      { consultant: people.nobody },
      ['consultant-known@consultant'],
    ],
    [
      'an engagement of another offer',
      aReservedVoucher(),
      'reservation',
      { engagement: 'x' },
      ['engagement-of-offer@engagement'],
    ],
    [
      'an end before the start',
      aReportedVoucher(),
      'report',
      { endDate: '2020-06-07', daysDelivered: 1 },
      ['end-not-before-start@endDate'],
    ],
    [
      'an unknown deliverable',
      aReportedVoucher(),
      'report',
      { deliverableType: 'poem' },
      ['deliverable-present@deliverableType'],
    ],
    [
      'a day in the future',
      aRedeemedVoucher(),
      'redemption',
      { onDate: '2020-06-16' },
      ['day-not-future@onDate'],
    ],
    [
      'a redemption before the report',
      aRedeemedVoucher(),
      'redemption',
      { onDate: '2020-06-12' },
      ['steps-in-order@onDate'],
    ],
    [
      'a redemption after the payment request',
      aVoucherWithPayment(),
      'redemption',
      { onDate: '2020-06-16' },
      ['steps-in-order@onDate'],
    ],
    [
      'an unknown currency',
      aVoucherWithPayment(),
      'payment',
      { currency: 'XXX' },
      ['currency-known@currency'],
    ],
  ])('is refused with %s', (_what, voucher, part, values, refused) => {
    const given = {
      ...admin,
      today: part === 'redemption' && voucher.payment ? '2020-06-20' : today,
    };
    expect(correct(voucher, part, values, given).refused).toEqual(refused);
  });

  it.each<[string, Voucher, Part]>([
    ['nothing was reserved', anAssignedVoucher(), 'reservation'],
    ['nothing was reported', aReservedVoucher(), 'report'],
    ['nothing was redeemed', aReportedVoucher(), 'redemption'],
    ['no payment was requested', aRedeemedVoucher(), 'payment'],
  ])('is refused where %s', (_what, voucher, part) => {
    expect(correct(voucher, part, {}).refused).toEqual(['part-entered']);
  });

  it.each<[string, Voucher, Part, object, readonly string[]]>([
    [
      'a redemption whose payment window ends before the request',
      aVoucherOf(
        assigned,
        { type: 'validated', on: '2020-05-04' },
        { ...reserved, reservedOn: '2020-05-05', startDate: '2020-05-05', endDate: '2020-05-06' },
        {
          ...reported,
          startDate: '2020-05-05',
          endDate: '2020-05-06',
          daysDelivered: 2,
          handedOverOn: '2020-05-06',
          submittedOn: '2020-05-06',
        },
        { type: 'redeemed', on: '2020-08-10' },
        { ...paymentRequested, requestedOn: '2020-08-20' },
      ),
      'redemption',
      { onDate: '2020-06-01' },
      ['within-payment-window'],
    ],
    [
      'more days than the level',
      aReportedVoucher(),
      'report',
      { daysDelivered: 6 },
      ['days-within-service-level', 'days-fit-dates'],
    ],
    [
      'an expiry before the engagement',
      aReservedVoucher(),
      'expiry',
      { expiresOn: '2020-06-10' },
      ['within-voucher-life'],
    ],
    [
      'another country',
      aReservedVoucher(),
      'registration',
      { country: 'AT' },
      ['location-in-country'],
    ],
  ])('is recorded with the rules that it breaks: %s', (_what, voucher, part, values, codes) => {
    const day = '2020-08-25';
    const {
      events,
      refused,
      voucher: after,
    } = correct(voucher, part, values, { ...admin, today: day });
    expect(refused).toEqual([]);
    const { declared, onDate } = events[0]!;
    expect(declared).toMatchObject({ step: 'correct', reason: 'Typo' });
    expect(declared?.broken.map(({ code }) => code)).toEqual(codes);
    expect(onDate).toBe(day);
    expect(after?.exceptions).toEqual([{ ...declared, onDate: day }]);
    const past = pastOf(
      [
        ...recordsOf(voucher),
        { ...recordsOf(voucher)[0]!, sequence: voucher.revision + 1, event: events[0]! },
      ],
      voucherKey,
      day,
    );
    const undone = decide(after, 'undo', { reason: 'x' }, { ...admin, past, today: day });
    expect(undone.voucher?.exceptions).toBeUndefined();
  });

  it('is not refused for a rule that was broken before', () => {
    const without: Given = { actor: admin.actor, records: {} };
    expect(correct(aVoucherWithPayment(), 'payment', { amount: 1 }, without).refused).toEqual([]);
  });

  it.each<[string, Part, Voucher, Given, readonly string[]]>([
    ['own report', 'report', aReportedVoucher(), own(people.carlo, 'consultant'), []],
    [
      'a report of the project manager',
      'report',
      aReportedVoucher(),
      own(people.carlo, 'consultant', people.paula),
      ['own-entry'],
    ],
    [
      'own report after the redemption',
      'report',
      aRedeemedVoucher(),
      own(people.carlo, 'consultant'),
      ['entry-latest'],
    ],
    ['own registration', 'registration', anAssignedVoucher(), own(people.paula), []],
    ['own registration: its expiry', 'expiry', anAssignedVoucher(), own(people.paula), []],
    [
      'own registration after the validation',
      'registration',
      aValidatedVoucher(),
      own(people.paula),
      ['entry-latest'],
    ],
    ['own payment request', 'payment', aVoucherWithPayment(), own(people.paula), []],
    [
      'own payment request after an answer',
      'payment',
      aVoucherWithPayment('approved'),
      own(people.paula),
      ['entry-latest'],
    ],
  ])(
    'by others than admins is for own entries until the next step: %s',
    (_what, part, voucher, given, refused) => {
      const { enteredBy, ...rest } = given as Given & { enteredBy: string };
      const past = pastOf(recordsOf(voucher, enteredBy), voucherKey, today);
      const values = {
        registration: { organisation: 'Fabrikam SE' },
        expiry: { expiresOn: '2020-11-30' },
        report: { products: 'Windows 11' },
        payment: { invoiceNumber: 'R-8' },
      }[part as 'report'];
      expect(correct(voucher, part, values, { ...rest, past }).refused).toEqual(refused);
    },
  );

  it('does not count as a step: the entry can be corrected again', () => {
    const report = { type: 'corrected', part: 'report', reason: 'x', changes: [] } as const;
    const voucher = aVoucherOf(
      assigned,
      { type: 'validated', on: '2020-06-01' },
      reserved,
      { type: 'report-submitted', ...aReportedVoucher().report! },
      report,
    );
    const { enteredBy, ...given } = own(people.carlo, 'consultant') as Given & {
      enteredBy: string;
    };
    const past = pastOf(recordsOf(voucher, enteredBy), voucherKey, today);
    expect(correct(voucher, 'report', { products: 'X' }, { ...given, past }).refused).toEqual([]);
  });

  it('is refused if another voucher has the claim that the new values need', () => {
    const long = aReservedVoucher({}, { serviceLevel: 15 });
    const taken = { ...admin, claimHeldBy: 'OTHER-1' };
    expect(correct(long, 'registration', { organisation: 'Contoso' }, taken).refused).toEqual([
      'long-engagement-free@engagementReason',
    ]);
  });
});

describe('the parts of a voucher', () => {
  it('have the fields of the command, and the events that enter them', () => {
    const inputs = Object.keys(catalogue.correct.schema.shape);
    for (const part of PARTS) expect(inputs).toEqual(expect.arrayContaining([...fieldsOf(part)]));
    const entered = [...eventKinds.values()].flatMap(({ part }) => part ?? []);
    expect([...new Set(entered)].sort()).toEqual(
      PARTS.filter((part) => part !== 'expiry').toSorted(),
    );
  });
});

function own(
  id: string,
  role: 'project-manager' | 'consultant' = 'project-manager',
  enteredBy = id,
): Given {
  return { actor: actorOf(id, role), records: { savbRegistration }, enteredBy } as Given;
}
