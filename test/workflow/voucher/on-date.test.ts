import { addDays, startOfDay } from '../../../workflow/kernel/day.ts';
import { contextFor } from '../../../workflow/desk/load-context.ts';
import { defaultProgramme } from '../../../workflow/programme/load.ts';
import type { StepName } from '../../../workflow/programme/actions.ts';
import { decideVoucher } from '../../../workflow/steps/decide-voucher.ts';
import { isRefusal } from '../../../workflow/kernel/checks.ts';
import type { PaymentStatus, Voucher } from '../../../workflow/voucher/voucher.ts';
import { plannedReminders } from '../../../workflow/notices/reminders.ts';
import {
  anAssignedVoucher,
  anExpiredVoucher,
  aRedeemedVoucher,
  aReportedVoucher,
  aReservedVoucher,
  aValidatedVoucher,
  aVoucherOf,
  aVoucherWithPayment,
  assigned,
  reported,
  reserved,
} from '../../support/a-voucher.ts';
import { actorOf, anEnrolledPartner, people, today } from '../../support/partner.ts';
import { everyStep, stepCases } from '../../support/step-cases.ts';
import { decide, inShort, voucherCommand, type Given } from '../../support/voucher-decisions.ts';

const ADMIN = actorOf(people.gloria, 'global-admin');

/** A correction, an undo or a note is made today. */
type DatedStep = Exclude<StepName, 'register' | 'correct' | 'undo' | 'note'>;

const given: Given = {
  records: {
    savbRegistration: { confirmedBy: 'x', confirmedOn: '2020-05-01', reference: 'S' },
  },
};

const steps = everyStep.flatMap(([name, { earliest, form, voucher }]) =>
  earliest === 'none' || voucher === undefined ? [] : [{ name, form, voucher, earliest }],
);

describe.each(steps)('the day of $name', ({ name, form, voucher, earliest }) => {
  const on = (onDate: string, more: Given = {}) =>
    decide(voucher, name, { ...form, onDate }, { ...given, ...more });

  it('is not before the step before it', () => {
    expect(on(addDays(earliest.on, -1)).refused).toEqual(['day-not-before-step@onDate']);
  });

  it('can be the day of the step before it, with the rules of that day', () => {
    expect(on(earliest.on, { today: '2020-06-18' }).refused).toEqual(earliest.refused);
  });

  it('can be today, as if no day had been entered', () => {
    expect(on(today)).toEqual(decide(voucher, name, form, given));
  });

  it('is not tomorrow', () => {
    expect(on(addDays(today, 1)).refused).toEqual(['day-not-future@onDate']);
  });

  it('is kept with the event if it is not the day of entry', () => {
    const last = addDays(today, 1);
    const { events } = on(today, { today: last });
    expect(events.length).toBeGreaterThan(0);
    expect(events.map(({ onDate }) => onDate)).toEqual(events.map(() => today));
    expect(events.map(({ declared }) => declared)).toEqual(events.map(() => undefined));
  });
});

const withStatus = (status: PaymentStatus): Voucher =>
  decide(aVoucherWithPayment(), 'payment-status', { status }, { ...given, actor: ADMIN }).voucher!;

describe('the day of a step', () => {
  it('names both days in its refusals', () => {
    const facts = (onDate: string) => {
      const command = voucherCommand('redeem', { onDate });
      const partner = anEnrolledPartner();
      const context = { ...contextAt('2020-06-15T08:00:00Z', 'UTC', partner) };
      const decision = decideVoucher(aReportedVoucher(), command, context);
      return isRefusal(decision) ? decision.refused.map((one) => one.facts) : [];
    };
    const day = (value: string) => ({ as: 'day', value });
    expect(facts('2020-06-12')).toEqual([
      { onDate: day('2020-06-12'), previousOn: day('2020-06-13'), step: 'report' },
    ]);
    expect(facts('2020-06-16')).toEqual([{ day: day('2020-06-16'), today: day('2020-06-15') }]);
  });

  it.each<[string, DatedStep, Voucher, string]>([
    ['the assignment', 'validate', anAssignedVoucher(), 'assign'],
    ['the assignment, also once it is validated', 'reserve', aValidatedVoucher(), 'assign'],
    [
      'the last of several steps of one day',
      'release',
      aVoucherOf(assigned, { ...reserved, reservedOn: assigned.assignedOn }),
      'reserve',
    ],
    ['the reservation', 'release', aReservedVoucher(), 'reserve'],
    ['the report', 'redeem', aReportedVoucher(), 'report'],
    ['the redemption', 'payment', aRedeemedVoucher(), 'redeem'],
    ['the payment request', 'payment-status', aVoucherWithPayment(), 'payment'],
    ['the last payment status', 'payment-status', withStatus('approved'), 'paymentStatus'],
    ['a rejection', 'payment', withStatus('rejected'), 'paymentStatus'],
  ])('follows %s', (_case, name, voucher, step) => {
    const command = voucherCommand(name, { ...stepCases[name].form, onDate: '2020-05-03' });
    const context = contextAt('2020-06-15T08:00:00Z', 'UTC', anEnrolledPartner());
    expect(decideVoucher(voucher, command, context)).toMatchObject({
      refused: [{ code: 'day-not-before-step', facts: { step } }],
    });
  });

  it('follows the release of an earlier reservation', () => {
    const released = decide(aReservedVoucher(), 'release', {
      ...stepCases.release.form,
      onDate: '2020-06-05',
    }).voucher;
    const validate = (onDate: string) =>
      decide(released, 'validate', { ...stepCases.validate.form, onDate }).refused;
    expect(validate('2020-06-04')).toEqual(['day-not-before-step@onDate']);
    expect(validate('2020-06-05')).toEqual([]);
  });

  it('may be tomorrow only for the assignment, in a time zone ahead of ours', () => {
    const tomorrow = anAssignedVoucher({ assignedOn: addDays(today, 1) });
    expect(decide(tomorrow, 'validate', stepCases.validate.form).refused).toEqual([]);
    expect(
      decide(tomorrow, 'validate', { ...stepCases.validate.form, onDate: today }).refused,
    ).toEqual([]);
  });

  it.each(['2020-02-30', 'yesterday', '15.06.2020'])('is a valid date: %s is none', (onDate) => {
    expect(() => voucherCommand('redeem', { onDate })).toThrow(/day/u);
  });
});

/** A step entered later, on the last day of a window and on the day after it. */
const WINDOWS: readonly {
  readonly window: string;
  readonly name: DatedStep;
  readonly voucher: Voucher;
  readonly last: string;
  readonly entered: string;
  readonly refused: readonly string[];
  readonly records?: Given['records'];
  readonly form?: object;
}[] = [
  {
    window: 'the life of the voucher',
    name: 'redeem',
    voucher: aReportedVoucher(),
    last: '2020-10-31',
    entered: '2020-11-03',
    refused: ['voucher-not-expired'],
  },
  {
    window: 'the life of a voucher that has expired since',
    name: 'redeem',
    voucher: anExpiredVoucher({ type: 'validated', on: '2020-06-01' }, reserved, reported),
    last: '2020-10-31',
    entered: '2020-11-03',
    refused: ['voucher-not-expired'],
  },
  {
    window: 'the payment window',
    name: 'payment',
    voucher: aRedeemedVoucher(),
    last: '2020-08-13',
    entered: '2020-08-20',
    refused: ['within-payment-window'],
  },
  {
    window: 'the compliance training',
    name: 'validate',
    voucher: anAssignedVoucher(),
    last: '2020-06-10',
    entered: '2020-06-15',
    refused: ['compliance-training-valid'],
    records: { trainings: [{ reference: 'T', from: '2020-01-10', validUntil: '2020-06-10' }] },
  },
  {
    window: 'the enrolment',
    name: 'reserve',
    voucher: aValidatedVoucher(),
    last: '2020-06-10',
    entered: '2020-06-15',
    refused: ['enrolled-in-offer'],
    records: {
      enrolments: [
        { offer: 'DDPS', enrolledBy: 'x', enrolledOn: '2020-02-01', validUntil: '2020-06-10' },
      ],
    },
  },
  {
    window: 'the time before the engagement',
    name: 'reserve',
    voucher: aValidatedVoucher(),
    last: '2020-06-08',
    entered: '2020-06-15',
    refused: ['start-not-past@startDate'],
    form: { startDate: '2020-06-08', endDate: '2020-06-12' },
  },
];

describe.each(WINDOWS)('$name entered later', (row) => {
  const { entered, form, last, name, records, refused, voucher } = row;
  const on = (onDate: string) =>
    decide(
      voucher,
      name,
      { ...stepCases[name].form, ...form, onDate },
      { today: entered, records: { ...given.records, ...records } },
    );

  it(`counts on the last day of ${row.window}`, () => {
    expect(on(last).refused).toEqual([]);
  });

  it(`is refused on the day after ${row.window}`, () => {
    expect(on(addDays(last, 1)).refused).toEqual(refused);
  });
});

it('a competency must be valid on the day of the reservation, not on the day of entry', () => {
  const held = (from: string): Given => ({
    today: '2020-06-15',
    records: {
      competencies: [{ competency: 'windows-and-devices', level: 'gold', reference: 'C', from }],
    },
  });
  const reserve = (from: string) =>
    decide(
      aValidatedVoucher(),
      'reserve',
      { ...stepCases.reserve.form, onDate: '2020-06-10' },
      held(from),
    );
  expect(reserve('2020-06-10').refused).toEqual([]);
  expect(reserve('2020-06-11').refused).toEqual(['competency-held@engagement']);
});

describe('a step of an expired voucher, entered later', () => {
  const expired = anExpiredVoucher({ type: 'validated', on: '2020-06-01' }, reserved);
  const late: Given = { ...given, today: '2020-11-03' };

  it('redeems it if it was redeemed in time, and the payment window counts from that day', () => {
    const before = anExpiredVoucher({ type: 'validated', on: '2020-06-01' }, reserved, reported);
    const { voucher } = decide(before, 'redeem', { onDate: '2020-10-31' }, late);
    expect(voucher).toMatchObject({ status: 'redeemed', redeemedOn: '2020-10-31' });
    expect(voucher?.statusBeforeExpiry).toBeUndefined();
    expect(voucher && plannedReminders(voucher, defaultProgramme).at(-1)?.deadline.on).toBe(
      '2020-12-30',
    );
  });

  it('is recorded, and the voucher stays expired until it is redeemed with its day', () => {
    const report = decide(
      expired,
      'report',
      { ...stepCases.report.form, onDate: '2020-10-30' },
      late,
    );
    expect(report.refused).toEqual([]);
    expect(report.voucher).toMatchObject({
      status: 'expired',
      statusBeforeExpiry: 'reported',
      report: { submittedOn: '2020-10-30' },
    });
    expect(decide(report.voucher, 'redeem', {}, late).refused).toEqual(['voucher-not-expired']);
    const redeemed = decide(report.voucher, 'redeem', { onDate: '2020-10-31' }, late);
    expect(redeemed.voucher).toMatchObject({ status: 'redeemed', redeemedOn: '2020-10-31' });
  });

  it('leaves no trace of the expiry if its last day is today again, in another time zone', () => {
    const before = anExpiredVoucher({ type: 'validated', on: '2020-06-01' }, reserved, reported);
    const lastDay: Given = { ...given, today: '2020-10-31' };
    const { voucher } = decide(before, 'redeem', { onDate: '2020-10-31' }, lastDay);
    expect(voucher).toMatchObject({ status: 'redeemed', redeemedOn: '2020-10-31' });
    expect(voucher?.statusBeforeExpiry).toBeUndefined();
  });

  it('has no day of its own if none was given', () => {
    const { events, voucher } = decide(expired, 'handover', stepCases.handover.form, late);
    expect(events).toMatchObject([{ type: 'reassigned' }]);
    expect(events[0]).not.toHaveProperty('onDate');
    expect(voucher?.status).toBe('expired');
  });

  it('keeps the order of the steps', () => {
    expect(decide(expired, 'redeem', { onDate: '2020-10-31' }, late).refused).toEqual([
      'state-allows',
      'report-present',
    ]);
    expect(decide(expired, 'redeem', {}, late).refused).toEqual([
      'state-allows',
      'voucher-not-expired',
      'report-present',
    ]);
  });

  it('returns to the new state when its life is extended', () => {
    const { voucher } = decide(
      expired,
      'report',
      { ...stepCases.report.form, onDate: '2020-10-30' },
      late,
    );
    const revived = decide(
      voucher,
      'change-expiry',
      { expiresAt: '2020-12-31' },
      { ...late, actor: { kind: 'customer' } },
    );
    expect(revived.voucher).toMatchObject({ status: 'reported', expiresOn: '2020-12-31' });
  });

  it('does not redeem a long engagement that another voucher has taken meanwhile', () => {
    const long = aVoucherOf(
      { ...assigned, serviceLevel: 15 },
      { type: 'validated', on: '2020-06-01' },
      reserved,
      reported,
      { type: 'expired', on: '2020-11-01' },
    );
    const claimed = { ...late, claimHeldBy: 'ZZZZ-9999' };
    expect(decide(long, 'redeem', { onDate: '2020-10-31' }, claimed).refused).toEqual([
      'long-engagement-free@reason',
    ]);
  });
});

const ZONES = ['Europe/Berlin', 'UTC', 'America/Los_Angeles'];
/** A usual day, and the days on which Berlin and Los Angeles change their clocks. */
const MIDNIGHTS = ['2020-06-20', '2020-10-25', '2020-11-01'];

describe.each(ZONES)('around midnight in %s', (timeZone) => {
  const redeemed = (at: string, onDate?: string, expiresOn = '2020-12-31') => {
    const voucher = aReportedVoucher({}, { expiresOn });
    const command = voucherCommand('redeem', { onDate });
    const decision = decideVoucher(voucher, command, contextAt(at, timeZone, anEnrolledPartner()));
    return isRefusal(decision) ? inShort(decision.refused) : decision.events;
  };

  it.each(MIDNIGHTS)('the day of entry changes at the first moment of %s', (day) => {
    const midnight = startOfDay(day, timeZone);
    const before = new Date(Date.parse(midnight) - 1).toISOString();
    const yesterday = addDays(day, -1);
    expect(redeemed(before, day)).toEqual(['day-not-future@onDate']);
    expect(redeemed(before, yesterday)).toEqual([{ type: 'redeemed', on: yesterday }]);
    expect(redeemed(before)).toEqual([{ type: 'redeemed', on: yesterday }]);
    expect(redeemed(midnight, day)).toEqual([{ type: 'redeemed', on: day }]);
    expect(redeemed(midnight, yesterday)).toEqual([
      { type: 'redeemed', on: yesterday, onDate: yesterday },
    ]);
    expect(redeemed(midnight, addDays(day, 1))).toEqual(['day-not-future@onDate']);
  });

  it('the last day of the voucher can be entered from the first moment after it', () => {
    const after = startOfDay('2020-11-01', timeZone);
    const last = '2020-10-31';
    expect(redeemed(after, undefined, last)).toEqual(['voucher-not-expired']);
    expect(redeemed(after, last, last)).toEqual([
      { type: 'redeemed', on: '2020-10-31', onDate: '2020-10-31' },
    ]);
  });
});

function contextAt(at: string, timeZone: string, partner: ReturnType<typeof anEnrolledPartner>) {
  return contextFor(
    {
      clock: { now: () => Date.parse(at) },
      programme: defaultProgramme,
      rolePolicy: { admins: [people.gloria], everyoneIsAdmin: false },
      timeZone,
    },
    { kind: 'person', personId: people.gloria },
    partner,
  );
}
