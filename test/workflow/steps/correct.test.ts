import { eventKinds, type VoucherEvent } from '../../../workflow/steps/catalogue.ts';
import { isRefusal } from '../../../workflow/kernel/checks.ts';
import { decideVoucher } from '../../../workflow/steps/decide-voucher.ts';
import { kindOf } from '../../../workflow/steps/evolve.ts';
import { pastOf } from '../../../workflow/steps/past.ts';
import { fieldsOf, PARTS, type Change, type Part } from '../../../workflow/voucher/parts.ts';
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
import {
  decide,
  voucherCommand,
  voucherContext,
  type Given,
} from '../../support/voucher-decisions.ts';

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
  ])('changes the %s, and the same values again change nothing', (part, voucher, values, after) => {
    const { events, refused, voucher: corrected } = correct(voucher, part, values);
    expect(refused).toEqual([]);
    expect(events).toHaveLength(1);
    expect(corrected).toMatchObject(after);
    expect(correct(corrected!, part, values).refused).toEqual(['something-corrected']);
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
    const values = { engagement: 'mobile-productivity' };
    const { voucher } = correct(aReportedVoucher(), 'reservation', values);
    expect(voucher?.reservation?.engagement).toBe('mobile-productivity');
    expect(voucher?.report).toEqual({ ...aReportedVoucher().report, ...values });
    expect(correct(aReservedVoucher(), 'reservation', values).voucher?.report).toBeUndefined();
    expect(correct(aReservedVoucher(), 'registration', { organisation: 'X' }).voucher).toEqual({
      ...aReservedVoucher(),
      customer: { ...aReservedVoucher().customer, organisation: 'X' },
      revision: aReservedVoucher().revision + 1,
    });
  });

  it('takes the consultant by address too', () => {
    const members = [
      {
        personId: people.carlo,
        name: 'Carlo',
        email: 'carlo@contoso.example',
        roles: ['consultant'],
      },
    ] as const;
    const given = { ...admin, records: { savbRegistration, members } };
    const same = correct(
      aReservedVoucher(),
      'reservation',
      { consultant: 'carlo@contoso.example' },
      given,
    );
    expect(same.refused).toEqual(['something-corrected']);
  });

  const text = (length: number) => 'x'.repeat(length);
  it.each<[string, Change, object, unknown, unknown]>([
    [
      'a day',
      { field: 'onDate', from: '2020-06-01', to: '2020-06-02' },
      {},
      { as: 'day', value: '2020-06-01' },
      { as: 'day', value: '2020-06-02' },
    ],
    ['the end', { field: 'endDate', to: '2020-06-02' }, {}, '', { as: 'day', value: '2020-06-02' }],
    [
      'a person',
      { field: 'consultant', from: 'a', to: 'b' },
      {},
      { as: 'person', value: 'a' },
      { as: 'person', value: 'b' },
    ],
    [
      'an offer',
      { field: 'offer', from: 'A', to: 'B' },
      {},
      { as: 'offer', value: 'A' },
      { as: 'offer', value: 'B' },
    ],
    ['a number', { field: 'daysDelivered', from: 4, to: 5 }, {}, 4, 5],
    [
      'an amount',
      { field: 'amount', from: 4, to: 5 },
      { currency: { from: 'EUR', to: 'USD' } },
      { as: 'money', amount: 4, currency: 'EUR' },
      { as: 'money', amount: 5, currency: 'USD' },
    ],
    ['a text, emptied', { field: 'confirmationReference', from: 'R-1' }, {}, 'R-1', ''],
    [
      'a text of sixty characters',
      { field: 'summary', from: text(60), to: text(61) },
      {},
      text(60),
      `${text(60)}…`,
    ],
  ])('shows the change in the history: %s', (_what, change, more, from, to) => {
    const event = {
      type: 'corrected',
      part: 'payment',
      reason: 'Typo',
      changes: [change],
      ...more,
    };
    const { changes: shown } = kindOf(event as VoucherEvent).facts(event);
    const fact = { as: 'change', field: change.field, from, to };
    expect(shown).toEqual({ as: 'list', mode: 'and', items: [fact] });
  });

  it('keeps exactly what it changes in its event', () => {
    const [event] = correct(aVoucherWithPayment(), 'payment', {
      amount: '1',
      currency: 'USD',
    }).events;
    expect(event).toEqual({
      type: 'corrected',
      part: 'payment',
      reason: 'Typo',
      changes: [
        { field: 'amount', from: 5000, to: 1 },
        { field: 'currency', from: 'EUR', to: 'USD' },
      ],
      currency: { from: 'EUR', to: 'USD' },
    });
    const other = correct(aVoucherWithPayment(), 'payment', { invoiceNumber: 'R-8' }).events[0];
    expect(Object.keys(other!)).toEqual(['type', 'part', 'reason', 'changes']);
  });

  it('names the entries in its refusals', () => {
    const factsOf = (voucher: Voucher, part: Part, values: object, given: Given = admin) => {
      const { past = pastOf(recordsOf(voucher), voucherKey, today) } = given;
      const context = voucherContext({ ...given, past });
      const command = voucherCommand('correct', { part, reason: 'x', ...values });
      const decision = decideVoucher(voucher, command, context);
      return isRefusal(decision) ? decision.refused.map(({ facts }) => facts) : [];
    };
    const entry = (value: string) => ({ as: 'entry', value });
    const day = (value: string) => ({ as: 'day', value });
    const onDate = '2020-06-12';
    expect(factsOf(aRedeemedVoucher(), 'redemption', { onDate })).toEqual([
      {
        entry: entry('redemption'),
        on: day(onDate),
        before: entry('report'),
        beforeOn: day('2020-06-13'),
      },
    ]);
    expect(factsOf(aRedeemedVoucher(), 'redemption', { onDate: '2020-06-16' })).toEqual([
      { day: day('2020-06-16'), today: day(today) },
    ]);
    expect(factsOf(aRedeemedVoucher(), 'redemption', {})).toEqual([{ entry: entry('redemption') }]);
    expect(factsOf(aValidatedVoucher(), 'registration', { assignedOn: '2020-06-02' })).toEqual([
      {
        entry: entry('validated'),
        on: day('2020-06-01'),
        before: entry('registration'),
        beforeOn: day('2020-06-02'),
      },
    ]);
    expect(factsOf(aReservedVoucher(), 'reservation', { onDate: '2020-05-03' })).toEqual([
      {
        entry: entry('reservation'),
        on: day('2020-05-03'),
        before: entry('registration'),
        beforeOn: day('2020-05-04'),
      },
    ]);
    const paula = {
      actor: actorOf(people.paula, 'project-manager'),
      records: { savbRegistration },
    };
    expect(factsOf(aReportedVoucher(), 'reservation', { endDate: '2020-06-11' }, paula)).toEqual([
      { entry: entry('report-submitted') },
    ]);
    expect(factsOf(aVoucherWithPayment(), 'payment', { onDate: '2020-06-13' })).toEqual([
      {
        entry: entry('payment'),
        on: day('2020-06-13'),
        before: entry('redemption'),
        beforeOn: day('2020-06-14'),
      },
    ]);
    expect(
      factsOf(aReportedVoucher(), 'report', { onDate: '2020-06-01', handedOverOn: '2020-06-01' })
        .length,
    ).toBeGreaterThan(0);
  });

  it('accepts the day itself as a bound of the days', () => {
    const days = (voucher: Voucher, part: Part, onDate: string) =>
      correct(voucher, part, { onDate }).refused;
    expect(days(aRedeemedVoucher(), 'redemption', '2020-06-13')).toEqual([]);
    expect(days(aRedeemedVoucher(), 'redemption', today)).toEqual([]);
    expect(
      correct(aValidatedVoucher(), 'registration', { assignedOn: '2020-06-01' }).refused,
    ).toEqual([]);
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

  it('of another entry leaves an expired voucher expired', () => {
    const { voucher } = correct(expired, 'registration', { organisation: 'Fabrikam SE' });
    expect(voucher).toMatchObject({ status: 'expired', statusBeforeExpiry: 'reserved' });
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
      'an end in the future',
      aReportedVoucher(),
      'report',
      { endDate: '2020-06-16' },
      ['engagement-ended@endDate'],
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
    [
      'an end after the report',
      aReportedVoucher(),
      'report',
      { endDate: '2020-06-14' },
      ['engagement-ended'],
    ],
    [
      'a report before the end',
      aReportedVoucher(),
      'report',
      { onDate: '2020-06-11' },
      ['engagement-ended', 'handed-over-in-time'],
    ],
    [
      'an expiry before the redemption',
      aRedeemedVoucher(),
      'expiry',
      { expiresOn: '2020-06-13' },
      ['voucher-not-expired'],
    ],
    [
      'a redemption of which a returned request came too late',
      aVoucherOf(
        assigned,
        { type: 'validated', on: '2020-06-01' },
        reserved,
        reported,
        { type: 'redeemed', on: '2020-06-14' },
        { ...paymentRequested, requestedOn: '2020-08-13' },
        { type: 'payment-status-changed', status: 'action-required', gap: false },
      ),
      'redemption',
      { onDate: '2020-06-13' },
      ['within-payment-window'],
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
