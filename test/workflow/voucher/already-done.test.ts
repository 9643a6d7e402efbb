import { CHECK_CODES, type CheckCode } from '../../../workflow/kernel/check-codes.ts';
import type { StepName } from '../../../workflow/programme/actions.ts';
import { decideVoucher } from '../../../workflow/steps/decide-voucher.ts';
import { evolve } from '../../../workflow/steps/evolve.ts';
import { check, isRefusal } from '../../../workflow/kernel/checks.ts';
import { canBeDeclared, WAIVERS } from '../../../workflow/steps/waivers.ts';
import type { Voucher } from '../../../workflow/voucher/voucher.ts';
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
  voucherKey,
} from '../../support/a-voucher.ts';
import { aProgramme, aProgrammeWhere } from '../../support/a-programme.ts';
import { actorOf, people } from '../../support/partner.ts';
import { stepCases } from '../../support/step-cases.ts';
import {
  decide,
  voucherCommand,
  voucherContext,
  type Given,
} from '../../support/voucher-decisions.ts';

interface Case {
  readonly name: Exclude<StepName, 'register'>;
  readonly voucher: Voucher;
  readonly form?: object;
  readonly onDate?: string;
  readonly given?: Given;
  /** Other rules that are broken as well. */
  readonly also?: readonly CheckCode[];
}

const expired = anExpiredVoucher({ type: 'validated', on: '2020-06-01' }, reserved, reported);
const registered: Given['records'] = {
  savbRegistration: { confirmedBy: 'x', confirmedOn: '2020-05-01', reference: 'S' },
};

/** A step that breaks the rule. A declaration takes the place of it. */
const WAIVED: Readonly<Partial<Record<CheckCode, Case>>> = {
  'voucher-not-expired': {
    name: 'redeem',
    voucher: expired,
    onDate: '2020-11-01',
    given: { today: '2020-11-03' },
  },
  'calendar-open': {
    name: 'redeem',
    voucher: aReportedVoucher(),
    given: {
      programme: aProgramme({ calendar: { inForce: true, lastDayToRedeem: '2020-06-14' } }),
    },
  },
  'compliance-training-valid': {
    name: 'validate',
    voucher: anAssignedVoucher(),
    given: { records: { trainings: [] } },
  },
  'guidelines-read': {
    name: 'validate',
    voucher: anAssignedVoucher(),
    given: { records: { agreement: undefined } },
    also: ['agreement-signed'],
  },
  'agreement-signed': {
    name: 'reserve',
    voucher: aValidatedVoucher(),
    given: { records: { agreement: undefined } },
    also: ['guidelines-read'],
  },
  'enrolled-in-offer': {
    name: 'reserve',
    voucher: aValidatedVoucher(),
    given: { records: { enrolments: [] } },
  },
  'competency-held': {
    name: 'reserve',
    voucher: aValidatedVoucher(),
    given: { records: { competencies: [] } },
  },
  'consultant-qualified': {
    name: 'reserve',
    voucher: aValidatedVoucher(),
    given: { records: { assessments: [] } },
  },
  'location-in-country': {
    name: 'reserve',
    voucher: aValidatedVoucher(),
    given: { records: { locations: [{ location: '1234567', country: 'CH', name: 'Basel' }] } },
  },
  'engagement-not-retired': {
    name: 'reserve',
    voucher: aValidatedVoucher(),
    given: { programme: aProgrammeWhere('windows-and-office', { retiredOn: '2020-05-04' }) },
  },
  'start-not-past': {
    name: 'reserve',
    voucher: aValidatedVoucher(),
    form: { startDate: '2020-06-08', endDate: '2020-06-12' },
    onDate: '2020-06-09',
  },
  'within-voucher-life': {
    name: 'reserve',
    voucher: aValidatedVoucher(),
    form: { startDate: '2020-10-29', endDate: '2020-11-02' },
  },
  'engagement-ended': {
    name: 'report',
    voucher: aReservedVoucher(),
    form: { handedOverOn: '2020-06-10' },
    onDate: '2020-06-11',
  },
  'start-not-before-reservation': {
    name: 'report',
    voucher: aReservedVoucher(),
    form: { startDate: '2020-06-01' },
  },
  'days-within-service-level': {
    name: 'report',
    voucher: aReservedVoucher(),
    form: { startDate: '2020-06-05', daysDelivered: '6' },
  },
  'days-within-engagement-limit': {
    name: 'report',
    voucher: aReservedVoucher(),
    given: { programme: aProgrammeWhere('windows-and-office', { maxDays: 4 }) },
  },
  'days-fit-dates': {
    name: 'report',
    voucher: aReservedVoucher(),
    form: { startDate: '2020-06-11' },
  },
  'off-site-within-limit': {
    name: 'report',
    voucher: aReservedVoucher(),
    form: { offSiteDays: '4' },
  },
  'handed-over-in-time': {
    name: 'report',
    voucher: aReservedVoucher(),
    form: { handedOverOn: '2020-06-05' },
  },
  'within-payment-window': {
    name: 'payment',
    voucher: aRedeemedVoucher(),
    given: { today: '2020-08-14', records: registered },
  },
  'savb-registered': { name: 'payment', voucher: aRedeemedVoucher() },
};

const REASON = 'Confirmed in Partner Center, we were late with the entry.';
const waived = Object.entries(WAIVED) as [CheckCode, Case][];

function sent({ form, given, name, onDate, voucher }: Case, more: object = {}) {
  const day = onDate ?? given?.today ?? '2020-06-15';
  const values = { ...stepCases[name].form, ...form, onDate: day, ...more };
  return decideVoucher(voucher, voucherCommand(name, values), voucherContext(given));
}

describe('a rule about dates, windows or records', () => {
  it.each(waived)('%s is refused first', (code, broken) => {
    const codes = [code, ...(broken.also ?? [])].toSorted();
    const decision = sent(broken);
    expect(isRefusal(decision) && decision.refused.map((one) => one.code).toSorted()).toEqual(
      codes,
    );
  });

  it.each(waived)('%s is recorded with the step when that is declared as done', (code, broken) => {
    const refusal = sent(broken);
    const refused = isRefusal(refusal) ? refusal.refused : [];
    const decision = sent(broken, { alreadyDoneReason: REASON });
    const rules = refused.map(({ code, facts }) => ({ code, facts }));
    expect(rules.map((rule) => rule.code)).toContain(code);
    const declared = { step: broken.name, reason: REASON, broken: rules };
    const onDate = broken.onDate ?? broken.given?.today ?? '2020-06-15';
    expect(decision).toMatchObject({ events: [{ onDate, declared }] });
    if (isRefusal(decision)) return;
    const after = decision.events.reduce<Voucher>(
      (state, event) => evolve(state, event, voucherKey),
      broken.voucher,
    );
    expect(after.exceptions).toEqual([{ ...declared, onDate }]);
  });

  it.each([
    ['a day before today', '2020-06-14', true],
    ['today', '2020-06-15', true],
    ['tomorrow', '2020-06-16', false],
    ['a day that no month has', '2020-02-30', false],
    ['another text', '1 June', false],
    ['nothing', '', false],
    ['no such input', undefined, false],
  ])(
    'about the end of an engagement is waived once the form names %s: %s',
    (_what, endDate, is) => {
      const unmet = [check('engagement-ended', false, {}, 'endDate')];
      expect(canBeDeclared(unmet, { endDate }, '2020-06-15')).toBe(is);
    },
  );

  it('is not waived if none is broken', () => {
    expect(canBeDeclared([], {}, '2020-06-15')).toBe(false);
  });

  it('is the only kind that can be waived', () => {
    expect(waived.map(([code]) => code).toSorted()).toEqual(
      CHECK_CODES.filter((code) => WAIVERS[code] !== 'never').toSorted(),
    );
  });
});

/** A step that breaks a rule which is never waived. */
const NEVER: readonly (Case & { readonly code: CheckCode })[] = [
  {
    code: 'may-act',
    name: 'redeem',
    voucher: expired,
    given: { actor: actorOf(people.carlo, 'consultant'), today: '2020-11-03' },
  },
  { code: 'state-allows', name: 'redeem', voucher: aReservedVoucher(), also: ['report-present'] },
  { code: 'report-present', name: 'redeem', voucher: aReservedVoucher(), also: ['state-allows'] },
  { code: 'validated', name: 'reserve', voucher: anAssignedVoucher() },
  {
    code: 'customer-email-matches',
    name: 'validate',
    voucher: anAssignedVoucher(),
    form: { customerEmail: 'x@y.example' },
  },
  {
    code: 'engagement-of-offer',
    name: 'reserve',
    voucher: aValidatedVoucher(),
    form: { engagement: 'x' },
  },
  {
    code: 'consultant-known',
    name: 'reserve',
    voucher: aValidatedVoucher(),
    form: { consultant: people.nobody },
  },
  {
    code: 'location-known',
    name: 'reserve',
    voucher: aValidatedVoucher(),
    form: { location: '9' },
  },
  {
    code: 'end-not-before-start',
    name: 'reserve',
    voucher: aValidatedVoucher(),
    form: { startDate: '2020-06-22', endDate: '2020-06-21' },
  },
  {
    code: 'long-engagement-free',
    name: 'reserve',
    voucher: aValidatedVoucher({ serviceLevel: 15 }),
    form: { endDate: '2020-07-06' },
    given: { claimHeldBy: 'ZZZZ-9999' },
  },
  {
    code: 'release-reason-known',
    name: 'release',
    voucher: aReservedVoucher(),
    form: { reason: 'x' },
  },
  {
    code: 'engagement-ended',
    name: 'report',
    voucher: aReservedVoucher(),
    form: { endDate: '2020-06-16' },
  },
  {
    code: 'handed-over-in-time',
    name: 'report',
    voucher: aReservedVoucher(),
    form: { handedOverOn: '2020-06-16' },
  },
  {
    code: 'deliverable-present',
    name: 'report',
    voucher: aReservedVoucher(),
    form: { deliverableType: 'poem' },
  },
  {
    code: 'redeemed',
    name: 'payment',
    voucher: aReportedVoucher(),
    given: { records: registered },
  },
  {
    code: 'currency-known',
    name: 'payment',
    voucher: aRedeemedVoucher(),
    form: { currency: 'XXX' },
    given: { records: registered },
  },
  {
    code: 'payment-may-be-requested',
    name: 'payment',
    voucher: aVoucherWithPayment('approved'),
    given: { records: registered },
  },
  { code: 'payment-requested', name: 'payment-status', voucher: aRedeemedVoucher() },
  {
    code: 'payment-status-follows',
    name: 'payment-status',
    voucher: aVoucherWithPayment('paid'),
    form: { status: 'rejected' },
  },
  {
    code: 'assignee-known',
    name: 'handover',
    voucher: anAssignedVoucher(),
    form: { colleague: 'x' },
  },
  { code: 'day-not-future', name: 'redeem', voucher: aReportedVoucher(), onDate: '2020-06-16' },
  {
    code: 'day-not-before-step',
    name: 'redeem',
    voucher: aReportedVoucher(),
    onDate: '2020-06-12',
  },
];

describe('a rule about rights, order, identity or duplicates', () => {
  it.each(NEVER)('$code is refused, whatever is declared', (broken) => {
    const decision = sent(broken, { alreadyDoneReason: REASON });
    const codes = isRefusal(decision) ? decision.refused.map((one) => one.code) : [];
    expect(codes.toSorted()).toEqual([broken.code, ...(broken.also ?? [])].toSorted());
  });

  it('is refused together with the rules that could be waived', () => {
    const { refused } = decide(expired, 'redeem', {
      onDate: '2020-06-14',
      alreadyDoneReason: REASON,
    });
    expect(refused).toEqual([]);
    const both = decide(
      aVoucherOf(assigned, { type: 'expired', on: '2020-11-01' }),
      'validate',
      { customerEmail: 'x@y.example', onDate: '2020-11-02', alreadyDoneReason: REASON },
      { today: '2020-11-03' },
    );
    expect(both.refused).toEqual(['voucher-not-expired', 'customer-email-matches@customerEmail']);
  });
});

describe('a declaration', () => {
  const late: Given = { today: '2020-11-03' };

  it('needs the day as well as the reason', () => {
    const without = (values: object) => decide(expired, 'redeem', values, late).refused;
    expect(without({})).toEqual(['voucher-not-expired']);
    expect(without({ onDate: '2020-11-02' })).toEqual(['voucher-not-expired']);
    expect(without({ onDate: '2020-11-02', alreadyDoneReason: '  ' })).toEqual([
      'voucher-not-expired',
    ]);
    expect(without({ alreadyDoneReason: REASON })).toEqual([
      'voucher-not-expired',
      'field-valid@onDate',
    ]);
    const command = voucherCommand('redeem', { alreadyDoneReason: REASON });
    expect(decideVoucher(expired, command, voucherContext(late))).toMatchObject({
      refused: [{}, { code: 'field-valid', met: false, facts: { problem: 'missing' } }],
    });
  });

  it('can be about an engagement that ends on the day of entry', () => {
    const { refused } = decide(aReservedVoucher(), 'report', {
      ...stepCases.report.form,
      endDate: '2020-06-15',
      handedOverOn: '2020-06-11',
      onDate: '2020-06-12',
      alreadyDoneReason: REASON,
    });
    expect(refused).toEqual([]);
  });

  it('is not recorded if the step breaks no rule', () => {
    const { events } = decide(
      expired,
      'redeem',
      { onDate: '2020-10-31', alreadyDoneReason: REASON },
      late,
    );
    expect(events).toEqual([{ type: 'redeemed', on: '2020-10-31', onDate: '2020-10-31' }]);
  });

  it('comes from a person: a payment event from outside declares nothing', () => {
    const decision = decide(
      aVoucherWithPayment('paid'),
      'payment-status',
      { status: 'rejected', onDate: '2020-06-15', alreadyDoneReason: REASON },
      { actor: { kind: 'microsoft' } },
    );
    expect(decision.refused).toEqual(['payment-status-follows@status']);
  });

  it('adds to those recorded before', () => {
    const redeemed = decide(
      expired,
      'redeem',
      { onDate: '2020-11-02', alreadyDoneReason: 'first' },
      late,
    ).voucher;
    const { voucher } = decide(
      redeemed,
      'payment',
      { ...stepCases.payment.form, onDate: '2021-01-02', alreadyDoneReason: 'second' },
      { today: '2021-01-05', records: registered },
    );
    expect(voucher?.exceptions?.map(({ onDate, reason, step }) => [step, onDate, reason])).toEqual([
      ['redeem', '2020-11-02', 'first'],
      ['payment', '2021-01-02', 'second'],
    ]);
    expect(voucher).toMatchObject({ status: 'redeemed', redeemedOn: '2020-11-02' });
  });
});
