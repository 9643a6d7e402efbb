import type { VoucherCardView } from '../../../cards/voucher/voucher-card.ts';
import { STEP_NAMES } from '../../../workflow/programme/actions.ts';
import { voucherView } from '../../../workflow/views/voucher-view.ts';
import type { Voucher } from '../../../workflow/voucher/voucher.ts';
import {
  anAssignedVoucher,
  anExpiredVoucher,
  aRedeemedVoucher,
  aReportedVoucher,
  aValidatedVoucher,
  aVoucherWithPayment,
  reported,
  reserved,
} from '../../support/a-voucher.ts';
import { actorOf, people } from '../../support/partner.ts';
import { everyStep, stages } from '../../support/step-cases.ts';
import { voucherContext, type Given } from '../../support/voucher-decisions.ts';

/** The view of the voucher card; typed so that it matches the card's input. */
const view = (voucher: Voucher, given: Given = {}): VoucherCardView =>
  voucherView(voucher, voucherContext(given));

const profile = {
  companyName: 'Contoso',
  description: 'x',
  contactName: 'x',
  contactEmail: 'x@contoso.example',
  countries: ['DE'],
  offersShown: ['DDPS'],
  updatedOn: '2020-02-01',
};
/** One symbol per step: ✔ done, ● now, ○ ahead. */
const stepper = (voucher: Voucher, records: Given['records'] = { profile }) =>
  Object.values(view(voucher, { records }).steps)
    .map((state) => ({ done: '✔', now: '●', ahead: '○' })[state])
    .join('');

const { reserved: ahead, 'ending today': endsToday } = stages;

describe('the steps of a voucher', () => {
  it.each([
    ['assigned', anAssignedVoucher(), '✔✔✔✔●○○○'],
    ['reserved', ahead, '✔✔✔✔✔●○○'],
    ['reported', aReportedVoucher(), '✔✔✔✔✔✔●○'],
    ['redeemed', aRedeemedVoucher(), '✔✔✔✔✔✔✔●'],
    ['with its payment requested', aVoucherWithPayment(), '✔✔✔✔✔✔✔●'],
    ['paid', aVoucherWithPayment('paid'), '✔✔✔✔✔✔✔✔'],
    ['expired while assigned', anExpiredVoucher(), '✔✔✔✔●○○○'],
    ['expired while reported', anExpiredVoucher(reserved, reported), '✔✔✔✔✔✔●○'],
  ])('follow its status: %s (%s)', (_state, voucher, steps) => {
    expect(stepper(voucher)).toBe(steps);
  });

  it.each<[string, Given['records'], string, string]>([
    ['no training', { profile, trainings: [] }, '●✔✔✔○○○○', '○✔✔✔✔●○○'],
    ['no competency', { profile, competencies: [] }, '●✔✔✔○○○○', '○✔✔✔✔●○○'],
    ['no agreement', { profile, agreement: undefined }, '✔●✔✔○○○○', '✔○✔✔✔●○○'],
    ['no enrolment', { profile, enrolments: [] }, '✔●✔✔○○○○', '✔○✔✔✔●○○'],
    ['no profile, which keeps nobody from reserving', {}, '✔✔○✔●○○○', '✔✔○✔✔●○○'],
  ])('follow the records of a company with %s', (_case, records, whenAssigned, whenReserved) => {
    expect(stepper(anAssignedVoucher(), records)).toBe(whenAssigned);
    expect(stepper(ahead, records)).toBe(whenReserved);
  });
});

/** Offered for every voucher, after all others. */
/** Possible for every voucher. */
const amend = ['note', 'correct', 'undo'];

describe('the permitted actions on a voucher', () => {
  it.each(Object.entries(stages))('follow its status: %s', (stage, voucher) => {
    const offered = everyStep.filter(([, one]) => one.offered.some((each) => each === stage));
    expect(view(voucher).may.toSorted()).toEqual(offered.map(([name]) => name).toSorted());
  });

  it('begin with the next step, then follow the order of the help', () => {
    expect(view(aValidatedVoucher()).may.slice(0, 2)).toEqual(['reserve', 'validate']);
    const [next, ...others] = view(endsToday).may;
    expect(next).toBe('report');
    expect(others).toEqual(STEP_NAMES.filter((name) => others.some((one) => one === name)));
  });

  it('are fewer for other readers', () => {
    const carlo = actorOf(people.carlo, 'consultant');
    const other = actorOf(people.nobody, 'project-manager');
    expect(view(endsToday, { actor: carlo }).may).toEqual(['report', ...amend]);
    expect(view(endsToday, { actor: other }).may).toEqual([]);
  });

  it('exclude a payment request after its window', () => {
    expect(view(aRedeemedVoucher(), { today: '2020-08-13' }).may).toContain('payment');
    expect(view(aRedeemedVoucher(), { today: '2020-08-14' }).may).not.toContain('payment');
  });
});

describe('the next step', () => {
  const registered = {
    savbRegistration: { confirmedBy: 'x', confirmedOn: '2020-05-01', reference: 'S' },
  };
  const carlo = actorOf(people.carlo, 'consultant');
  it.each<[string, Voucher, Given, VoucherCardView['next']]>([
    ['assigned', anAssignedVoucher(), {}, { action: 'validate', by: 'you', until: '2020-10-31' }],
    [
      'assigned, for a consultant',
      anAssignedVoucher(),
      { actor: carlo },
      { action: 'validate', by: 'assignee', until: '2020-10-31' },
    ],
    [
      'assigned to an address, for a consultant',
      anAssignedVoucher({ assignee: { email: 'new@contoso.example' } }),
      { actor: carlo },
      { action: 'validate', by: 'assignee', until: '2020-10-31' },
    ],
    [
      'assigned to nobody known',
      anAssignedVoucher({ assignee: {} }),
      {},
      { action: 'validate', by: 'admin', until: '2020-10-31' },
    ],
    ['validated', aValidatedVoucher(), {}, { action: 'reserve', by: 'you', until: '2020-10-31' }],
    ['reserved', ahead, {}, { action: 'deliver', by: 'consultant', until: '2020-06-26' }],
    [
      'reserved, for who leads it',
      ahead,
      { actor: carlo },
      { action: 'deliver', by: 'you', until: '2020-06-26' },
    ],
    ['ending today', endsToday, {}, { action: 'report', by: 'you', until: '2020-10-31' }],
    [
      'ended two days ago',
      endsToday,
      { today: '2020-06-17' },
      { action: 'report', by: 'you', until: '2020-10-31', lateBy: 2 },
    ],
    ['reported', aReportedVoucher(), {}, { action: 'redeem', by: 'you', until: '2020-10-31' }],
    [
      'redeemed',
      aRedeemedVoucher(),
      { records: registered },
      { action: 'payment', by: 'you', until: '2020-08-13' },
    ],
    [
      'redeemed, before the company is registered with the tool',
      aRedeemedVoucher(),
      {},
      { action: 'payment', by: 'admin', until: '2020-08-13' },
    ],
    [
      'redeemed, for an admin who can confirm that registration',
      aRedeemedVoucher(),
      { actor: actorOf(people.gloria, 'global-admin') },
      { action: 'payment', by: 'you', until: '2020-08-13' },
    ],
    ['requested', aVoucherWithPayment(), {}, { action: 'await-payment', by: 'microsoft' }],
    ['approved', aVoucherWithPayment('approved'), {}, { action: 'await-payment', by: 'microsoft' }],
    [
      'sent back to be completed',
      aVoucherWithPayment('action-required'),
      {},
      { action: 'payment-status', by: 'you' },
    ],
    ['paid', aVoucherWithPayment('paid'), {}, undefined],
    ['redeemed too long ago', aRedeemedVoucher(), { today: '2020-08-14' }, undefined],
    ['expired', anExpiredVoucher(), {}, undefined],
  ])('follows from status and reader: %s', (_state, voucher, given, next) => {
    expect(view(voucher, given).next).toEqual(next);
  });
});

describe('the records that end before the engagement is over', () => {
  const trainings = (validUntil: string) => [{ reference: 'T', from: '2020-01-10', validUntil }];

  it('come with the command that renews them', () => {
    const { ending } = view(ahead, { records: { trainings: trainings('2020-06-20') } });
    expect(ending).toEqual([
      {
        kind: 'training',
        about: '',
        state: 'ends',
        until: '2020-06-20',
        remedy: { step: 'record-training', mine: false, who: ['gloria', 'adam'] },
      },
    ]);
  });

  it.each([
    ['the last day of the engagement', ahead, '2020-06-26'],
    ['a day before an engagement that is not reserved', aValidatedVoucher(), '2020-06-20'],
  ])('are none that last until %s', (_case, voucher, until) => {
    expect(view(voucher, { records: { trainings: trainings(until) } }).ending).toEqual([]);
  });
});

describe('the countdown', () => {
  it.each<[string, Voucher, string, VoucherCardView['countdown']]>([
    [
      'the voucher',
      anAssignedVoucher(),
      '2020-10-31',
      { of: 'voucher', until: '2020-10-31', daysLeft: 0, daysInAll: 180 },
    ],
    [
      'the payment window',
      aRedeemedVoucher(),
      '2020-06-15',
      { of: 'payment', until: '2020-08-13', daysLeft: 59, daysInAll: 60 },
    ],
    ['nothing, once requested', aVoucherWithPayment(), '2020-06-15', undefined],
  ])('follows the next deadline: %s', (_case, voucher, today, countdown) => {
    expect(view(voucher, { today }).countdown).toEqual(countdown);
  });

  it('does not apply to a redeemed voucher of any age', () => {
    const { voucher } = view(aVoucherWithPayment(), { today: '2021-11-01' });
    expect(voucher.status).toBe('redeemed');
  });

  it('shows a voucher as open on its last day', () => {
    expect(view(ahead, { today: '2020-10-31' }).voucher.status).toBe('reserved');
  });

  it('shows a voucher as expired after its last day, before the daily job has run', () => {
    expect(view(ahead, { today: '2020-11-01' })).toMatchObject({
      voucher: { status: 'expired', statusBeforeExpiry: 'reserved' },
      may: amend,
      next: undefined,
      countdown: { daysLeft: -1 },
    });
  });
});
