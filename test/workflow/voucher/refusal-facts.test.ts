import { isRefusal } from '../../../workflow/kernel/checks.ts';
import { aProgrammeWhere } from '../../support/a-programme.ts';
import { decideVoucher } from '../../../workflow/steps/decide-voucher.ts';
import type { VoucherCommandName } from '../../../workflow/steps/catalogue.ts';
import type { Voucher } from '../../../workflow/voucher/voucher.ts';
import {
  anAssignedVoucher,
  aRedeemedVoucher,
  aReportedVoucher,
  aReservedVoucher,
  assigned,
  aValidatedVoucher,
  aVoucherWithPayment,
  reported,
  reserved,
} from '../../support/a-voucher.ts';
import { inputs } from '../../support/engagement.ts';
import { actorOf, people } from '../../support/partner.ts';
import { voucherCommand, voucherContext, type Given } from '../../support/voucher-decisions.ts';

/** Facts the message is built from; without them it cannot name the cause. */

const day = (value: string) => ({ as: 'day', value });
const coded = (as: string, value: string) => ({ as, value });
const anyOf = (items: readonly object[]) => ({ as: 'list', items, mode: 'or' });
const statuses = (...values: string[]) => ({
  as: 'list',
  mode: 'or',
  items: values.map((value) => coded('status', value)),
});
const { type: _reserved, reservedOn: _on, scheduledOn: _at, ...reservation } = reserved;
const { type: _reported, submittedOn: _day, ...facts } = reported;
const reserve = {
  ...reservation,
  startDate: '2020-06-16',
  endDate: '2020-06-18',
  termsAccepted: 'true',
};
const report = { ...facts, daysDelivered: '5', offSiteDays: '1' };
const reschedule = {
  startDate: '2020-06-16',
  endDate: '2020-06-17',
  consultant: reserved.consultant,
};

const moment = (value: string) => ({ as: 'moment', value });
/** Notes of a consultant, numbered from 2. */
const withNotes = (count: number): Voucher => ({
  ...anAssignedVoucher(),
  notes: Array.from({ length: count }, (_, at) => ({
    noteId: at + 2,
    personId: people.carlo,
    note: 'Call back.',
    at: '2020-06-01T08:00:00.000Z',
  })),
});

type Row = [VoucherCommandName, string, Voucher, object, object, Given?];

const otherAccount = {
  ...inputs.assign,
  offer: 'SDPS',
  serviceLevel: 3,
  customer: { organisation: 'Northwind', contactEmail: 'n@northwind.example', country: 'AT' },
  assignedAt: '2020-05-05',
  expiresAt: '2020-12-24',
  assignedTo: { email: 'adam@contoso.example' },
};

it.each<Row>([
  [
    'validate',
    'state-allows',
    aReservedVoucher(),
    { customerEmail: 'x@y.example' },
    {
      status: coded('status', 'reserved'),
      allowed: statuses('assigned'),
      action: coded('action', 'validate'),
    },
  ],
  [
    'reserve',
    'state-allows',
    aReservedVoucher(),
    reserve,
    {
      status: coded('status', 'reserved'),
      allowed: statuses('assigned'),
      action: coded('action', 'reserve'),
    },
  ],
  [
    'reschedule',
    'state-allows',
    anAssignedVoucher(),
    reschedule,
    {
      status: coded('status', 'assigned'),
      allowed: statuses('reserved'),
      action: coded('action', 'reschedule'),
    },
  ],
  [
    'release',
    'state-allows',
    anAssignedVoucher(),
    inputs.release,
    {
      status: coded('status', 'assigned'),
      allowed: statuses('reserved'),
      action: coded('action', 'release'),
    },
  ],
  [
    'report',
    'state-allows',
    aReportedVoucher(),
    report,
    {
      status: coded('status', 'reported'),
      allowed: statuses('reserved'),
      action: coded('action', 'report'),
    },
  ],
  [
    'redeem',
    'state-allows',
    aReservedVoucher(),
    {},
    {
      status: coded('status', 'reserved'),
      allowed: statuses('reported'),
      action: coded('action', 'redeem'),
    },
  ],
  ['redeem', 'report-present', aReservedVoucher(), {}, { submittedOn: '' }],
  [
    'validate',
    'may-act',
    anAssignedVoucher(),
    { customerEmail: 'vera@fabrikam.example' },
    {
      action: coded('action', 'validate'),
      why: 'role',
      person: coded('person', people.paula),
      who: anyOf([coded('person', people.gloria), coded('person', people.adam)]),
    },
    { actor: actorOf(people.carlo, 'consultant') },
  ],
  [
    'validate',
    'may-act',
    anAssignedVoucher({ assignee: { personId: people.adam } }),
    { customerEmail: 'vera@fabrikam.example' },
    {
      action: coded('action', 'validate'),
      why: 'assignee',
      person: coded('person', people.adam),
      who: anyOf([coded('person', people.gloria), coded('person', people.adam)]),
    },
    { actor: actorOf(people.paula, 'project-manager') },
  ],
  [
    'report',
    'may-act',
    aReservedVoucher(),
    report,
    {
      action: coded('action', 'report'),
      why: 'lead',
      person: coded('person', people.carlo),
      who: anyOf([coded('person', people.gloria), coded('person', people.adam)]),
    },
    { actor: actorOf(people.nobody, 'consultant') },
  ],
  [
    'report',
    'may-act',
    aReservedVoucher(),
    report,
    {
      action: coded('action', 'report'),
      why: 'none',
      person: '',
      who: anyOf([coded('person', people.gloria), coded('person', people.adam)]),
    },
    { actor: actorOf(people.nobody) },
  ],
  [
    'handover',
    'assignee-known',
    anAssignedVoucher(),
    { colleague: people.carlo },
    { colleague: coded('person', people.carlo) },
  ],
  [
    'validate',
    'customer-email-matches',
    anAssignedVoucher(),
    { customerEmail: 'x@y.example' },
    { organisation: 'Fabrikam AG' },
  ],
  [
    'reserve',
    'validated',
    anAssignedVoucher(),
    reserve,
    { organisation: 'Fabrikam AG', validatedOn: '' },
  ],
  [
    'reserve',
    'voucher-not-expired',
    aValidatedVoucher(),
    reserve,
    { expiresOn: day('2020-10-31'), daysLeft: -1 },
    { today: '2020-11-01' },
  ],
  [
    'reserve',
    'location-known',
    aValidatedVoucher(),
    { ...reserve, location: '999' },
    { location: '999' },
  ],
  [
    'reserve',
    'location-in-country',
    aValidatedVoucher({ customer: { ...assigned.customer, country: 'AT' } }),
    reserve,
    {
      location: '1234567',
      country: coded('country', 'AT'),
      locationCountry: coded('country', 'DE'),
    },
  ],
  [
    'reserve',
    'engagement-of-offer',
    aValidatedVoucher(),
    { ...reserve, engagement: 'x' },
    {
      offer: coded('offer', 'DDPS'),
      engagement: 'x',
    },
  ],
  [
    'reserve',
    'engagement-not-retired',
    aValidatedVoucher(),
    reserve,
    {
      engagement: coded('engagement', 'windows-and-office'),
      retiredOn: day('2020-05-04'),
      on: day('2020-05-04'),
    },
    { programme: aProgrammeWhere('windows-and-office', { retiredOn: '2020-05-04' }) },
  ],
  [
    'reserve',
    'competency-held',
    aValidatedVoucher(),
    reserve,
    expect.objectContaining({ for: coded('engagement', 'windows-and-office') }),
    { records: { competencies: [] } },
  ],
  [
    'report',
    'days-within-engagement-limit',
    aReservedVoucher(),
    report,
    { engagement: coded('engagement', 'windows-and-office'), days: 5, maxDays: 4 },
    { programme: aProgrammeWhere('windows-and-office', { maxDays: 4 }) },
  ],
  [
    'reserve',
    'end-not-before-start',
    aValidatedVoucher(),
    { ...reserve, endDate: '2020-06-15' },
    {
      startDate: day('2020-06-16'),
      endDate: day('2020-06-15'),
    },
  ],
  [
    'reserve',
    'within-voucher-life',
    aValidatedVoucher(),
    { ...reserve, endDate: '2020-11-01' },
    {
      startDate: day('2020-06-16'),
      endDate: day('2020-11-01'),
      assignedOn: day('2020-05-04'),
      expiresOn: day('2020-10-31'),
    },
  ],
  [
    'reserve',
    'start-not-past',
    aValidatedVoucher(),
    { ...reserve, startDate: '2020-06-14' },
    {
      startDate: day('2020-06-14'),
      today: day('2020-06-15'),
    },
  ],
  [
    'reserve',
    'long-engagement-free',
    aValidatedVoucher({ serviceLevel: 15 }),
    reserve,
    {
      engagement: coded('engagement', 'windows-and-office'),
      organisation: 'Fabrikam AG',
      days: 15,
      heldBy: 'LONG-1',
    },
    { claimHeldBy: 'LONG-1' },
  ],
  [
    'reserve',
    'customer-told-apart',
    aValidatedVoucher({ serviceLevel: 15 }),
    reserve,
    {
      organisation: 'Fabrikam AG',
      others: { as: 'list', mode: 'or', items: ['Fabrikam Köln'] },
      engagement: coded('engagement', 'windows-and-office'),
    },
    {
      nearCustomers: [
        {
          engagement: 'windows-and-office',
          key: 'fabrikam köln',
          organisation: 'Fabrikam Köln',
          mail: '',
        },
      ],
    },
  ],
  ['release', 'release-reason-known', aReservedVoucher(), { reason: 'x' }, { reason: 'x' }],
  [
    'report',
    'days-within-service-level',
    aReservedVoucher(),
    { ...report, daysDelivered: '6' },
    { days: 6, serviceLevel: 5 },
  ],
  [
    'report',
    'days-fit-dates',
    aReservedVoucher(),
    { ...report, endDate: '2020-06-10' },
    { days: 5, span: 3, planned: 'no' },
  ],
  [
    'report',
    'off-site-within-limit',
    aReservedVoucher(),
    { ...report, offSiteDays: '4' },
    { offSiteDays: 4, limit: 3 },
  ],
  [
    'report',
    'deliverable-present',
    aReservedVoucher(),
    { ...report, deliverableType: 'x' },
    { reference: reported.deliverableReference },
  ],
  [
    'report',
    'start-not-before-reservation',
    aReservedVoucher(),
    { ...report, startDate: '2020-06-01' },
    {
      startDate: day('2020-06-01'),
      reservedOn: day('2020-06-02'),
    },
  ],
  [
    'report',
    'engagement-ended',
    aReservedVoucher(),
    { ...report, endDate: '2020-06-16' },
    {
      endDate: day('2020-06-16'),
      today: day('2020-06-15'),
    },
  ],
  [
    'report',
    'handed-over-in-time',
    aReservedVoucher(),
    { ...report, handedOverOn: '2020-06-16' },
    {
      handedOverOn: day('2020-06-16'),
      endDate: day('2020-06-12'),
      today: day('2020-06-15'),
    },
  ],
  [
    'reserve',
    'days-fit-dates',
    aValidatedVoucher(),
    { ...reserve, endDate: '2020-06-16' },
    { days: 5, span: 1, planned: 'yes' },
  ],
  [
    'payment',
    'redeemed',
    aReportedVoucher(),
    inputs.payment,
    { status: coded('status', 'reported') },
  ],
  [
    'payment',
    'currency-known',
    aRedeemedVoucher(),
    { ...inputs.payment, currency: 'XXX' },
    {
      currency: 'XXX',
      currencies: expect.objectContaining({ as: 'list', mode: 'or' }),
    },
  ],
  [
    'payment',
    'amount-fits-currency',
    aRedeemedVoucher(),
    { ...inputs.payment, amount: '1.234' },
    { amount: 1.234, currency: 'EUR', decimals: 2 },
  ],
  [
    'payment',
    'payment-may-be-requested',
    aVoucherWithPayment('approved'),
    inputs.payment,
    { status: coded('payment-status', 'approved') },
  ],
  [
    'payment',
    'within-payment-window',
    aRedeemedVoucher(),
    inputs.payment,
    {
      redeemedOn: day('2020-06-14'),
      lastDay: day('2020-08-13'),
      today: day('2020-08-14'),
    },
    { today: '2020-08-14' },
  ],
  [
    'payment',
    'savb-registered',
    aRedeemedVoucher(),
    inputs.payment,
    { offer: coded('offer', 'DDPS') },
  ],
  [
    'payment-status',
    'payment-status-follows',
    aVoucherWithPayment('paid'),
    { status: 'rejected' },
    {
      from: coded('payment-status', 'paid'),
      to: coded('payment-status', 'rejected'),
    },
  ],
  ['payment-status', 'payment-requested', aRedeemedVoucher(), { status: 'paid' }, {}],
  [
    'handover',
    'assignee-unchanged',
    anAssignedVoucher(),
    { colleague: people.adam, from: people.nobody },
    { assignee: coded('person', people.paula) },
  ],
  [
    'handover',
    'not-continued',
    anAssignedVoucher({ assignee: { personId: people.adam } }),
    { colleague: people.paula, from: people.adam },
    { assignee: coded('person', people.adam) },
    { takesBack: { isLast: false } },
  ],
  [
    'expire',
    'expiry-passed',
    anAssignedVoucher(),
    {},
    { expiresOn: day('2020-10-31') },
    { actor: { kind: 'clock' } },
  ],
  [
    'note',
    'own-note',
    withNotes(1),
    { note: 'x', noteId: '2' },
    { on: moment('2020-06-01T08:00:00.000Z') },
  ],
  ['note', 'own-note', withNotes(0), { note: 'x', noteId: '2' }, { on: '' }],
  ['note', 'notes-fit', withNotes(50), { note: 'x' }, { most: 50 }],
])(
  'the refusal of a %s by %s has the facts for its message',
  (name, code, voucher, values, expected, given) => {
    const command = voucherCommand(name, values);
    const decision = decideVoucher(voucher, command, voucherContext(given));
    const refused = isRefusal(decision) ? decision.refused : [];
    const found = refused.find((one) => one.code === code);
    expect(found?.facts ?? refused.map((one) => one.code)).toEqual(expected);
  },
);

it.each([
  ['offer-known', { offer: 'NOPE' }, { offer: 'NOPE' }],
  ['offer-known', { offer: 'AZDPS' }, { offer: coded('offer', 'AZDPS') }],
  [
    'service-level-known',
    { serviceLevel: 4 },
    { serviceLevel: 4, serviceLevels: { as: 'list', mode: 'or', items: [1, 3, 5, 10, 15] } },
  ],
  [
    'assigned-by-today',
    { assignedAt: '2020-06-17', expiresAt: undefined },
    { assignedOn: day('2020-06-17'), today: day('2020-06-15') },
  ],
  [
    'expiry-after-assignment',
    { expiresAt: '2020-05-03' },
    { assignedOn: day('2020-05-04'), expiresOn: day('2020-05-03') },
  ],
])('the refusal of an assignment by %s has the facts for its message', (code, values, expected) => {
  const decision = decideVoucher(
    undefined,
    voucherCommand('assign', { ...inputs.assign, assignedAt: '2020-05-04', ...values }),
    voucherContext({ actor: { kind: 'customer' } }),
  );
  const refused = isRefusal(decision) ? decision.refused : [];
  expect(refused.map((one) => [one.code, one.facts])).toEqual([[code, expected]]);
});

it('a differing assignment has both values of each difference', () => {
  const decision = decideVoucher(
    anAssignedVoucher(),
    voucherCommand('assign', otherAccount),
    voucherContext({ actor: { kind: 'customer' } }),
  );
  const refused = isRefusal(decision) ? decision.refused : [];
  expect(refused.map(({ field, facts: sides }) => [field, sides['ours'], sides['theirs']])).toEqual(
    [
      ['offer', coded('offer', 'DDPS'), coded('offer', 'SDPS')],
      ['serviceLevel', 5, 3],
      ['organisation', 'Fabrikam AG', 'Northwind'],
      ['customerEmail', 'vera@fabrikam.example', 'n@northwind.example'],
      ['country', coded('country', 'DE'), coded('country', 'AT')],
      ['assignedOn', day('2020-05-04'), day('2020-05-05')],
      ['expiresOn', day('2020-10-31'), day('2020-12-24')],
      ['assignedTo', 'Paula', 'adam@contoso.example'],
    ],
  );
});
