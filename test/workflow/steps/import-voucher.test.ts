import { isRefusal } from '../../../workflow/kernel/checks.ts';
import type { Facts } from '../../../workflow/kernel/facts.ts';
import { evolve } from '../../../workflow/steps/evolve.ts';
import type { VoucherEvent } from '../../../workflow/steps/catalogue.ts';
import { importedVoucher } from '../../../workflow/steps/imported-row.ts';
import { decideImport } from '../../../workflow/steps/import-voucher.ts';
import type { Voucher } from '../../../workflow/voucher/voucher.ts';
import { aProgramme } from '../../support/a-programme.ts';
import { aVoucherOf, assigned, voucherKey } from '../../support/a-voucher.ts';
import { actorOf, anEnrolledPartner, people } from '../../support/partner.ts';
import { inShort, voucherContext, type Given } from '../../support/voucher-decisions.ts';

type Row = Readonly<Record<string, unknown>>;

const registration = {
  offer: 'DDPS',
  serviceLevel: '5',
  organisation: 'Fabrikam AG',
  customerEmail: 'Vera@fabrikam.example',
  country: 'DE',
  assignee: people.paula,
  assignedOn: '2020-05-04',
} as const;

const reservation = {
  ...registration,
  expiresOn: '2020-10-31',
  validatedOn: '2020-05-11',
  reservedOn: '2020-05-12',
  engagement: 'windows-and-office',
  location: '1234567',
  consultant: people.carlo,
  startDate: '2020-05-18',
  endDate: '2020-05-22',
} as const;

const reported = { ...reservation, submittedOn: '2020-05-25', daysDelivered: '5' } as const;
const redeemed = { ...reported, redeemedOn: '2020-05-26' } as const;
const requested = {
  ...redeemed,
  requestedOn: '2020-05-27',
  invoiceNumber: 'R-1',
  amount: '5000',
  currency: 'EUR',
} as const;

/** A row with a value in every column. */
const full = {
  ...requested,
  status: 'redeemed',
  reason: 'Division South',
  reservationReference: 'PC-1',
  offSiteDays: '1',
  deliveryCountry: 'DE',
  products: 'Windows 10',
  deliverableType: 'vision-and-scope',
  deliverableReference: 'https://contoso.example/plan.pdf',
  handedOverOn: '2020-05-23',
  summary: 'Rollout in three waves.',
  nextSteps: 'Pilot with the sales team.',
  reportReference: 'PC-2',
  redemptionReference: 'PC-3',
  amountPaid: '2000',
  paymentStatus: 'approved',
  paymentStatusOn: '2020-06-02',
  paymentReference: 'MS-1',
  paymentReason: 'First part',
} as const;

/** The registration with the payment tool is on record. */
const records = {
  savbRegistration: { confirmedBy: 'x', confirmedOn: '2020-05-01', reference: 'S-1' },
};
const desk: Given = { actor: { kind: 'desk' }, voucherId: 'ABCD-1234', records };

interface Imported {
  readonly events: readonly VoucherEvent[];
  readonly voucher: Voucher | undefined;
  readonly refused: readonly string[];
  readonly facts: readonly Facts[];
}

function take(row: Row, given: Given = {}, before?: Voucher): Imported {
  const command = { name: 'import-voucher', ...importedVoucher.parse(row) } as const;
  const decision = decideImport(before, command, voucherContext({ ...desk, ...given }));
  if (isRefusal(decision)) {
    const { refused } = decision;
    const facts = refused.map((one) => one.facts);
    return { events: [], voucher: before, refused: inShort(refused), facts };
  }
  const { events } = decision;
  const voucher = events.reduce<Voucher | undefined>(
    (state, event) => evolve(state, event, voucherKey),
    before,
  );
  return { events, voucher, refused: [], facts: [] };
}

const day = (value: string) => ({ as: 'day', value });
const coded = (as: string, value: string) => ({ as, value });
/** The broken rules of each step by the type of its event. */
const brokenIn = ({ events }: Imported) =>
  events.flatMap(({ type, declared }) =>
    declared ? [[type, ...declared.broken.map(({ code }) => code)]] : [],
  );

describe('an imported voucher', () => {
  it('has the value of every column', () => {
    const { events, voucher } = take(full);
    expect(events.map(({ onDate, type }) => [type, onDate])).toEqual([
      ['assigned', undefined],
      ['validated', '2020-05-11'],
      ['reserved', '2020-05-12'],
      ['report-submitted', '2020-05-25'],
      ['redeemed', '2020-05-26'],
      ['payment-requested', '2020-05-27'],
      ['payment-status-changed', '2020-06-02'],
    ]);
    expect(voucher).toEqual({
      ...voucherKey,
      revision: 7,
      source: 'import',
      status: 'redeemed',
      offer: 'DDPS',
      serviceLevel: 5,
      customer: {
        organisation: 'Fabrikam AG',
        contactEmail: 'vera@fabrikam.example',
        country: 'DE',
      },
      assignee: { personId: people.paula, name: 'paula' },
      stated: { expiresOn: '2020-10-31' },
      assignedAt: '2020-05-03T22:00:00.000Z',
      assignedOn: '2020-05-04',
      expiresOn: '2020-10-31',
      validatedOn: '2020-05-11',
      reservation: {
        engagement: 'windows-and-office',
        location: '1234567',
        deliveryCountry: 'DE',
        consultant: people.carlo,
        startDate: '2020-05-18',
        endDate: '2020-05-22',
        reservedOn: '2020-05-12',
        scheduledOn: '2020-05-12',
        reason: 'Division South',
        confirmationReference: 'PC-1',
      },
      report: {
        engagement: 'windows-and-office',
        location: '1234567',
        deliveryCountry: 'DE',
        consultant: people.carlo,
        startDate: '2020-05-18',
        endDate: '2020-05-22',
        daysDelivered: 5,
        offSiteDays: 1,
        products: 'Windows 10',
        deliverableType: 'vision-and-scope',
        deliverableReference: 'https://contoso.example/plan.pdf',
        handedOverOn: '2020-05-23',
        summary: 'Rollout in three waves.',
        nextSteps: 'Pilot with the sales team.',
        submittedOn: '2020-05-25',
        confirmationReference: 'PC-2',
      },
      redeemedOn: '2020-05-26',
      redemptionReference: 'PC-3',
      payment: {
        status: 'approved',
        invoiceNumber: 'R-1',
        amount: 5000,
        currency: 'EUR',
        requestedOn: '2020-05-27',
        amountPaid: 2000,
        statusOn: '2020-06-02',
        reference: 'MS-1',
        reason: 'First part',
      },
    });
  });

  it('has usual values and empty texts where a tracker has no column', () => {
    const { report } = take(reported).voucher!;
    expect(report).toMatchObject({
      deliveryCountry: 'DE',
      offSiteDays: 0,
      handedOverOn: '2020-05-22',
      products: '',
      deliverableType: '',
      deliverableReference: '',
      summary: '',
      nextSteps: '',
    });
    expect(take(registration).voucher).toMatchObject({
      expiresOn: '2020-10-31',
      stated: { expiresOn: '2020-10-31' },
      status: 'assigned',
    });
  });

  it('was delivered in the country of the location, else of the customer', () => {
    const locations = [
      { location: '7654321', country: 'CH', name: 'Bern' },
      { location: '1234567', country: 'AT', name: 'Wien' },
    ];
    const given = { records: { ...records, locations } };
    const countryOf = ({ voucher }: Imported) => voucher?.report?.deliveryCountry;
    expect(countryOf(take(reported, given))).toBe('AT');
    expect(countryOf(take({ ...reported, deliveryCountry: 'DE' }, given))).toBe('DE');
    expect(countryOf(take({ ...reported, location: '1234567' }))).toBe('DE');
  });

  it.each<[string, Row, string | undefined, string | undefined]>([
    ['both days', reservation, '2020-05-11', '2020-05-12'],
    [
      'the day of the validation',
      { ...reservation, reservedOn: undefined },
      '2020-05-11',
      '2020-05-11',
    ],
    [
      'the day of the reservation',
      { ...reservation, validatedOn: undefined },
      '2020-05-12',
      '2020-05-12',
    ],
    [
      'the day of the validation, and no reservation',
      { ...registration, validatedOn: '2020-05-11' },
      '2020-05-11',
      undefined,
    ],
  ])(
    'takes the days of validation and reservation of a row with %s',
    (_what, row, on, reservedOn) => {
      const { voucher } = take(row);
      expect(voucher).toMatchObject({ validatedOn: on });
      expect(voucher?.reservation?.reservedOn).toBe(reservedOn);
    },
  );

  it.each<[string, Row, object | undefined]>([
    ['no status', requested, { status: 'requested' }],
    [
      'the status “requested”',
      { ...requested, paymentStatus: 'requested' },
      { status: 'requested' },
    ],
    [
      'a note without a status',
      { ...requested, paymentReason: 'No order number yet' },
      { status: 'requested', reason: 'No order number yet' },
    ],
    [
      'a status without its day',
      { ...requested, paymentStatus: 'approved' },
      { status: 'approved', statusOn: '2020-05-27', amountPaid: undefined },
    ],
    [
      'a payment of the sum',
      { ...requested, paymentStatus: 'paid', amountPaid: '5000' },
      { status: 'paid', amountPaid: undefined, differenceClosed: undefined },
    ],
    [
      'a payment of nothing yet',
      { ...requested, paymentStatus: 'approved', amountPaid: '0' },
      { status: 'approved', amountPaid: undefined },
    ],
    [
      'a payment in part',
      { ...requested, paymentStatus: 'approved', amountPaid: '2000' },
      { status: 'approved', amountPaid: 2000, differenceClosed: undefined, reason: undefined },
    ],
    [
      'a payment in part that is over',
      { ...requested, paymentStatus: 'paid', amountPaid: '4999.99' },
      { status: 'paid', amountPaid: 4999.99, differenceClosed: true, reason: 'import' },
    ],
    [
      'a payment in part that is over for a reason',
      { ...requested, paymentStatus: 'paid', amountPaid: '2000', paymentReason: 'Fee' },
      { status: 'paid', amountPaid: 2000, differenceClosed: true, reason: 'Fee' },
    ],
    [
      'a rejection',
      { ...requested, paymentStatus: 'rejected', paymentReason: 'Too late' },
      { status: 'rejected', reason: 'Too late' },
    ],
    ['no payment', redeemed, undefined],
  ])('has the payment of a row with %s', (_what, row, payment) => {
    const { refused, voucher } = take(row);
    expect(refused).toEqual([]);
    if (payment === undefined) expect(voucher?.payment).toBeUndefined();
    else expect(voucher?.payment).toMatchObject(payment);
  });

  it.each<[string, Row, string, string | undefined, readonly string[]]>([
    ['on its last day', registration, '2020-10-31', undefined, []],
    ['open', registration, '2020-11-01', 'assigned', ['expired']],
    ['reserved', reservation, '2020-11-01', 'reserved', ['expired']],
    ['reported', reported, '2020-11-01', 'reported', ['expired']],
    ['redeemed', redeemed, '2020-11-01', undefined, []],
  ])('is expired after its last day: %s', (_what, row, today, before, last) => {
    const { events, voucher } = take(row, { today });
    expect(voucher?.statusBeforeExpiry).toBe(before);
    expect(events.map(({ type }) => type).filter((type) => type === 'expired')).toEqual(last);
    for (const event of events) if (event.type === 'expired') expect(event.on).toBe(today);
  });
});

describe('the project manager of an imported voucher', () => {
  const members = [
    ...anEnrolledPartner().members,
    {
      personId: 'email:petra@contoso.example',
      name: 'Petra',
      email: 'petra@contoso.example',
      roles: ['project-manager'] as const,
    },
  ];
  const formerMembers = [{ personId: people.nobody, name: 'Nora', email: 'nora@contoso.example' }];
  const given = { records: { ...records, members, formerMembers } };
  const gone = { assignee: 'Somebody Gone' };
  const paid = { ...requested, paymentStatus: 'paid' };

  it.each<[string, string, object]>([
    ['a member by id', people.paula, { personId: people.paula, name: 'paula' }],
    [
      'a member by address',
      'Petra@contoso.example',
      { email: 'petra@contoso.example', name: 'Petra' },
    ],
    [
      'a former member',
      'nora@contoso.example',
      { personId: people.nobody, name: 'Nora', email: 'nora@contoso.example' },
    ],
    ['a stranger by name', 'Otto', { name: 'Otto' }],
    ['a stranger by address', 'Otto@Contoso.example', { email: 'otto@contoso.example' }],
  ])('is %s', (_who, named, assignee) => {
    const { voucher } = take({ ...paid, assignee: named }, given);
    expect(voucher?.assignee).toEqual(assignee);
  });

  it.each<[string, Row, string, readonly string[]]>([
    [
      'a voucher that is open',
      { ...registration, ...gone },
      '2020-06-15',
      ['assignee-known@assignee'],
    ],
    [
      'a voucher on its last day',
      { ...registration, ...gone },
      '2020-10-31',
      ['assignee-known@assignee'],
    ],
    ['an expired voucher', { ...registration, ...gone }, '2020-11-01', []],
    [
      'a redeemed voucher without payment',
      { ...redeemed, ...gone },
      '2020-11-01',
      ['assignee-known@assignee'],
    ],
    [
      'an approved payment',
      { ...requested, paymentStatus: 'approved', ...gone },
      '2020-11-01',
      ['assignee-known@assignee'],
    ],
    ['a paid voucher', { ...paid, ...gone }, '2020-06-15', []],
    ['a rejected payment', { ...requested, paymentStatus: 'rejected', ...gone }, '2020-06-15', []],
    [
      'a voucher that is open, and is a consultant',
      { ...registration, assignee: people.carlo },
      '2020-06-15',
      ['assignee-known@assignee'],
    ],
    ['an open voucher, and is in the team', registration, '2020-06-15', []],
  ])('may have left if nothing is left to do: %s', (_what, row, today, refused) => {
    expect(take(row, { ...given, today }).refused).toEqual(refused);
  });

  it('is named in the refusal', () => {
    expect(take({ ...registration, ...gone }).facts).toEqual([{ colleague: 'Somebody Gone' }]);
    expect(take({ ...registration, assignee: people.carlo }).facts).toEqual([
      { colleague: coded('person', people.carlo) },
    ]);
  });
});

describe('a row that is incomplete or contradicts itself', () => {
  const stages: Readonly<Record<string, Row>> = {
    assigned: registration,
    reserved: reservation,
    reported,
    redeemed,
  };

  it.each<[string, string, readonly string[]]>([
    ['assigned', 'assigned', []],
    ['assigned', 'expired', ['status-agrees@status']],
    ['reserved', 'assigned', ['status-agrees@status']],
    ['reserved', 'reserved', []],
    ['reported', 'reserved', ['status-agrees@status']],
    ['redeemed', 'reported', ['status-agrees@status']],
    ['redeemed', 'redeemed', []],
    ['redeemed', 'expired', ['status-agrees@status']],
    ['reported', 'redeemed', ['row-complete@redeemedOn']],
    ['reserved', 'reported', ['row-complete@submittedOn', 'row-complete@daysDelivered']],
    [
      'assigned',
      'reserved',
      [
        'row-complete@engagement',
        'row-complete@location',
        'row-complete@consultant',
        'row-complete@startDate',
        'row-complete@endDate',
        'row-complete@reservedOn',
      ],
    ],
  ])('of a voucher that is %s by its days and %s by its status', (derived, status, refused) => {
    expect(take({ ...stages[derived], status }).refused).toEqual(refused);
  });

  it.each<[string, string, string, readonly string[]]>([
    ['assigned', 'expired', '2020-11-01', []],
    ['reported', 'expired', '2020-11-01', []],
    ['reported', 'expired', '2020-10-31', ['status-agrees@status']],
    ['redeemed', 'expired', '2020-11-01', ['status-agrees@status']],
    ['reserved', 'assigned', '2020-11-01', ['status-agrees@status']],
  ])('of a voucher that is %s and stated as %s on %s', (derived, status, today, refused) => {
    expect(take({ ...stages[derived], status }, { today }).refused).toEqual(refused);
  });

  it.each<[string, Row, string, string]>([
    ['engagement', reservation, 'steps', 'reserved'],
    ['location', reservation, 'steps', 'reserved'],
    ['consultant', reservation, 'steps', 'reserved'],
    ['startDate', reservation, 'steps', 'reserved'],
    ['endDate', reservation, 'steps', 'reserved'],
    ['submittedOn', reported, 'steps', 'reported'],
    ['daysDelivered', reported, 'steps', 'reported'],
    ['redeemedOn', requested, 'steps', 'redeemed'],
    ['requestedOn', requested, 'payment', 'redeemed'],
    ['invoiceNumber', requested, 'payment', 'redeemed'],
    ['amount', requested, 'payment', 'redeemed'],
    ['currency', requested, 'payment', 'redeemed'],
  ])('lacks the column %s', (column, row, part, status) => {
    const { facts, refused } = take({ ...row, [column]: undefined });
    expect(refused).toEqual([`row-complete@${column}`]);
    expect(facts).toEqual([{ part, status: coded('status', status) }]);
  });

  it('lacks the day of the reservation', () => {
    const days = { reservedOn: undefined, validatedOn: undefined };
    expect(take({ ...reservation, ...days }).refused).toEqual(['row-complete@reservedOn']);
  });

  it.each<[string, Row, readonly string[]]>([
    ['the day of the reservation', { reservedOn: '2020-05-12' }, ['reserved']],
    ['an engagement', { engagement: 'windows-and-office' }, ['reserved']],
    ['a consultant', { consultant: people.carlo }, ['reserved']],
    ['a start', { startDate: '2020-05-18' }, ['reserved']],
    ['an end', { endDate: '2020-05-22' }, ['reserved']],
    ['the day of the report', { submittedOn: '2020-05-25' }, ['reserved', 'reported']],
    ['days delivered', { daysDelivered: '5' }, ['reserved', 'reported']],
    ['the day of the redemption', { redeemedOn: '2020-05-26' }, ['reserved', 'reported']],
    [
      'the day of the request',
      { requestedOn: '2020-05-27' },
      ['reserved', 'reported', 'redeemed', 'payment'],
    ],
    ['an invoice', { invoiceNumber: 'R-1' }, ['reserved', 'reported', 'redeemed', 'payment']],
    ['an amount', { amount: '5000' }, ['payment']],
    ['a payment status', { paymentStatus: 'approved' }, ['payment']],
    ['a location alone', { location: '1234567' }, []],
  ])('has %s, and needs the other columns of these steps', (_what, values, needed) => {
    const { facts } = take({ ...registration, ...values });
    const named = facts.flatMap(({ part, status }) =>
      part === 'payment' ? ['payment'] : [(status as { readonly value: string }).value],
    );
    expect([...new Set(named)]).toEqual(needed);
  });

  it('names both states in its refusal', () => {
    expect(take({ ...reservation, status: 'assigned' }).facts).toEqual([
      { stated: coded('status', 'assigned'), derived: coded('status', 'reserved') },
    ]);
  });
});

describe('a row that breaks a rule', () => {
  it.each<[string, Row, Given, readonly string[]]>([
    ['the form of its ID', registration, { voucherId: 'X' }, ['voucher-id-accepted@voucherId']],
    ['no ID', registration, { voucherId: undefined }, ['voucher-id-accepted@voucherId']],
    ['an unknown offer', { ...registration, offer: 'XXPS' }, {}, ['offer-known@offer']],
    [
      'an assignment after tomorrow',
      { ...registration, assignedOn: '2020-06-17' },
      {},
      ['assigned-by-today@assignedOn'],
    ],
    [
      'a validation before the assignment',
      { ...reservation, validatedOn: '2020-05-03' },
      {},
      ['day-not-before-step@validatedOn'],
    ],
    [
      'the only day before the assignment: a validation',
      { ...reservation, validatedOn: '2020-05-03', reservedOn: undefined },
      {},
      ['day-not-before-step@validatedOn'],
    ],
    [
      'the only day before the assignment: a reservation',
      { ...reservation, reservedOn: '2020-05-03', validatedOn: undefined },
      {},
      ['day-not-before-step@reservedOn'],
    ],
    [
      'a report before the reservation',
      { ...reported, submittedOn: '2020-05-11' },
      {},
      ['day-not-before-step@submittedOn'],
    ],
    [
      'a redemption before the report',
      { ...redeemed, redeemedOn: '2020-05-24' },
      {},
      ['day-not-before-step@redeemedOn'],
    ],
    [
      'a payment before the redemption',
      { ...requested, requestedOn: '2020-05-25' },
      {},
      ['day-not-before-step@requestedOn'],
    ],
    [
      'a status before the payment',
      { ...requested, paymentStatus: 'paid', paymentStatusOn: '2020-05-26' },
      {},
      ['day-not-before-step@paymentStatusOn'],
    ],
    [
      'a status in the future',
      { ...requested, paymentStatus: 'paid', paymentStatusOn: '2020-06-16' },
      {},
      ['day-not-future@paymentStatusOn'],
    ],
    [
      'a payment in the future, and so its status',
      { ...requested, paymentStatus: 'paid', requestedOn: '2020-06-16' },
      {},
      ['day-not-future@requestedOn'],
    ],
    [
      'a payment before the redemption, with the day of its status',
      {
        ...requested,
        requestedOn: '2020-05-25',
        paymentStatus: 'paid',
        paymentStatusOn: '2020-06-01',
      },
      {},
      ['day-not-before-step@requestedOn'],
    ],
    [
      'more than the sum',
      { ...requested, paymentStatus: 'approved', amountPaid: '5001' },
      {},
      ['amount-paid-fits@amountPaid'],
    ],
    [
      'more than the sum, and nothing is left',
      { ...requested, paymentStatus: 'paid', amountPaid: '5001' },
      {},
      ['amount-paid-fits@amountPaid'],
    ],
    [
      'a sum of a request that was rejected',
      { ...requested, paymentStatus: 'rejected', amountPaid: '2000' },
      {},
      ['amount-paid-belongs@paymentStatus'],
    ],
    [
      'a sum of a request without a status',
      { ...requested, amountPaid: '2000' },
      {},
      ['amount-paid-belongs@paymentStatus'],
    ],
    [
      'an unknown consultant and location at once',
      { ...reported, consultant: people.nobody, location: '999' },
      {},
      ['consultant-known@consultant', 'location-known@location'],
    ],
    [
      'an end before the start, and a day in the future',
      { ...reported, endDate: '2020-05-17', submittedOn: '2020-06-16' },
      {},
      ['end-not-before-start@endDate', 'day-not-future@submittedOn'],
    ],
    [
      'an engagement that ends after today',
      { ...reported, endDate: '2020-06-16' },
      {},
      ['engagement-ended@endDate', 'handed-over-in-time@handedOverOn'],
    ],
    [
      'a claim that another voucher has',
      { ...reservation, serviceLevel: '15' },
      { claimHeldBy: 'OTHER-1' },
      ['long-engagement-free@reason'],
    ],
  ])(
    'that nobody can declare as broken is refused in its column: %s',
    (_what, row, given, refused) => {
      expect(take(row, given)).toMatchObject({ events: [], refused });
    },
  );

  it.each<[string, Row, Given, readonly (readonly string[])[]]>([
    [
      'a registration after the end of the programme',
      registration,
      { programme: aProgramme({ calendar: { inForce: true, lastDayToAssign: '2020-05-03' } }) },
      [['assigned', 'calendar-open']],
    ],
    [
      'a reservation without training',
      reservation,
      { records: { ...records, trainings: [] } },
      [['validated', 'compliance-training-valid']],
    ],
    [
      'a report before the end, handed over later',
      { ...reported, submittedOn: '2020-05-20' },
      {},
      [['report-submitted', 'engagement-ended', 'handed-over-in-time']],
    ],
    [
      'a redemption after the last day',
      { ...redeemed, expiresOn: '2020-05-25' },
      {},
      [['redeemed', 'voucher-not-expired']],
    ],
    [
      'a payment before the registration with the payment tool',
      requested,
      { records: {} },
      [['payment-requested', 'savb-registered']],
    ],
    ['none', full, {}, []],
  ])('that a person could declare as broken is recorded once: %s', (_what, row, given, broken) => {
    const imported = take(row, given);
    expect(imported.refused).toEqual([]);
    expect(brokenIn(imported)).toEqual(broken);
    expect(imported.voucher?.exceptions?.map(({ reason }) => reason)).toEqual(
      broken.length > 0 ? ['import'] : undefined,
    );
  });

  it('records the rules that the registration broke with its day and facts', () => {
    const programme = aProgramme({ calendar: { inForce: true, lastDayToAssign: '2020-05-03' } });
    const facts = {
      action: coded('action', 'register'),
      lastDay: day('2020-05-03'),
      on: day('2020-05-04'),
    };
    expect(take(registration, { programme }).voucher?.exceptions).toEqual([
      {
        step: 'register',
        reason: 'import',
        broken: [{ code: 'calendar-open', facts }],
        onDate: '2020-05-04',
      },
    ]);
  });

  it('accepts a consultant who has left', () => {
    const formerMembers = [{ personId: people.nobody, name: 'Nora' }];
    const assessments = anEnrolledPartner().assessments.map((one) => ({
      ...one,
      consultant: people.nobody,
    }));
    const given = { records: { ...records, formerMembers, assessments } };
    const { refused, voucher } = take({ ...reported, consultant: people.nobody }, given);
    expect(refused).toEqual([]);
    expect(voucher?.reservation?.consultant).toBe(people.nobody);
    expect(voucher?.exceptions).toBeUndefined();
  });
});

describe('the right to import a voucher', () => {
  it.each<[string, Given['actor'], readonly string[]]>([
    ['the command line', { kind: 'desk' }, []],
    ['a global admin', actorOf(people.gloria, 'global-admin'), []],
    ['a partner admin', actorOf(people.adam, 'partner-admin'), []],
    ['a project manager', actorOf(people.paula, 'project-manager'), ['may-act']],
    ['the customer', { kind: 'customer' }, ['may-act']],
  ])('is one of %s', (_who, actor, refused) => {
    const imported = take({ ...full, offer: 'DDPS' }, { actor });
    expect(imported.refused).toEqual(refused);
    expect(imported.facts).toEqual(
      refused.map(() =>
        expect.objectContaining({ action: coded('action', 'import'), why: 'role' }),
      ),
    );
    expect(take({ ...full, offer: 'XXPS' }, { actor }).refused).toEqual(
      refused.length > 0 ? refused : ['offer-known@offer'],
    );
  });
});

describe('a row of a voucher that is there already', () => {
  const there = take(full).voucher!;

  it('changes nothing if it is the same', () => {
    expect(take(full, {}, there)).toMatchObject({ events: [], refused: [] });
  });

  /** Another value of each column, as the voucher and the row have it. */
  const others: Readonly<Record<string, readonly [string, unknown, unknown]>> = {
    offer: ['SDPS', coded('offer', 'DDPS'), coded('offer', 'SDPS')],
    serviceLevel: ['10', 5, 10],
    organisation: ['Fabrikam SE', 'Fabrikam AG', 'Fabrikam SE'],
    customerEmail: ['otto@fabrikam.example', 'vera@fabrikam.example', 'otto@fabrikam.example'],
    country: ['AT', coded('country', 'DE'), coded('country', 'AT')],
    assignee: [people.adam, coded('person', people.paula), coded('person', people.adam)],
    assignedOn: ['2020-05-05', day('2020-05-04'), day('2020-05-05')],
    expiresOn: ['2020-11-01', day('2020-10-31'), day('2020-11-01')],
    validatedOn: ['2020-05-10', day('2020-05-11'), day('2020-05-10')],
    reservedOn: ['2020-05-13', day('2020-05-12'), day('2020-05-13')],
    engagement: ['x', coded('engagement', 'windows-and-office'), coded('engagement', 'x')],
    location: ['7', '1234567', '7'],
    consultant: ['Charly', coded('person', people.carlo), 'Charly'],
    startDate: ['2020-05-19', day('2020-05-18'), day('2020-05-19')],
    endDate: ['2020-05-21', day('2020-05-22'), day('2020-05-21')],
    reason: ['Division North', 'Division South', 'Division North'],
    reservationReference: ['PC-9', 'PC-1', 'PC-9'],
    submittedOn: ['2020-05-24', day('2020-05-25'), day('2020-05-24')],
    daysDelivered: ['4', 5, 4],
    offSiteDays: ['2', 1, 2],
    deliveryCountry: ['AT', coded('country', 'DE'), coded('country', 'AT')],
    products: ['Windows 11', 'Windows 10', 'Windows 11'],
    deliverableType: [
      'x',
      coded('deliverable-type', 'vision-and-scope'),
      coded('deliverable-type', 'x'),
    ],
    deliverableReference: ['y', 'https://contoso.example/plan.pdf', 'y'],
    handedOverOn: ['2020-05-24', day('2020-05-23'), day('2020-05-24')],
    summary: ['Four waves', 'Rollout in three waves.', 'Four waves'],
    nextSteps: ['None', 'Pilot with the sales team.', 'None'],
    reportReference: ['PC-9', 'PC-2', 'PC-9'],
    redeemedOn: ['2020-05-27', day('2020-05-26'), day('2020-05-27')],
    redemptionReference: ['PC-9', 'PC-3', 'PC-9'],
    requestedOn: ['2020-05-28', day('2020-05-27'), day('2020-05-28')],
    invoiceNumber: ['R-2', 'R-1', 'R-2'],
    amount: ['5001', 5000, 5001],
    currency: ['USD', 'EUR', 'USD'],
    amountPaid: ['2001', 2000, 2001],
    paymentStatus: ['paid', coded('payment-status', 'approved'), coded('payment-status', 'paid')],
    paymentReference: ['MS-2', 'MS-1', 'MS-2'],
    paymentReason: ['Second part', 'First part', 'Second part'],
  };

  it('is compared in every column but those that follow from others', () => {
    const columns = Object.keys(importedVoucher.shape).filter(
      (column) => column !== 'status' && column !== 'paymentStatusOn',
    );
    expect(Object.keys(others)).toEqual(columns);
  });

  it.each(Object.entries(others))('names another %s', (column, [value, ours, theirs]) => {
    const { events, facts, refused } = take({ ...full, [column]: value }, {}, there);
    expect(events).toEqual([]);
    expect(refused).toEqual([`row-differs@${column}`]);
    expect(facts).toEqual([{ ours, theirs, known: 'yes' }]);
  });

  it('names what the row has and the voucher has not', () => {
    const { voucher } = take(registration);
    const later = Object.keys(full).filter(
      (column) =>
        !(column in registration) && !['status', 'paymentStatusOn', 'expiresOn'].includes(column),
    );
    const { facts, refused } = take(full, {}, voucher);
    expect(refused.toSorted()).toEqual(later.map((column) => `row-differs@${column}`).toSorted());
    expect(facts.every(({ known, ours }) => known === 'no' && ours === '')).toBe(true);
  });

  it.each<[string, Row]>([
    ['is empty', { ...registration, summary: '', nextSteps: '', deliverableReference: '' }],
    [
      'has other case and blanks',
      { ...full, organisation: ' FABRIKAM  ag ', summary: 'rollout in THREE waves.' },
    ],
    ['names the project manager', { ...full, assignee: ' PAULA' }],
  ])('has no difference in a cell that %s', (_what, row) => {
    expect(take(row, {}, there).refused).toEqual([]);
  });

  it('may have the expiry or the project manager that the customer stated first', () => {
    const first = {
      ...assigned,
      assignee: { personId: people.paula, email: 'paula@contoso.example' },
    };
    const moved = aVoucherOf(
      first,
      { type: 'reassigned', assignee: { personId: people.adam } },
      { type: 'expiry-changed', expiresOn: '2020-12-31', revived: false },
    );
    const row = (assignee: string, expiresOn: string) =>
      take({ ...registration, assignee, expiresOn }, {}, moved).refused;
    expect(row(people.paula, '2020-10-31')).toEqual([]);
    expect(row('paula@contoso.example', '2020-10-31')).toEqual([]);
    expect(row(people.adam, '2020-12-31')).toEqual([]);
    expect(row(people.carlo, '2020-11-30')).toEqual([
      'row-differs@assignee',
      'row-differs@expiresOn',
    ]);
  });
});
