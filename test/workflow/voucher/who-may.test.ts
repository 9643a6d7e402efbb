import type { Actor } from '../../../workflow/partner/actor.ts';
import type { VoucherCommandName } from '../../../workflow/steps/catalogue.ts';
import {
  anAssignedVoucher,
  anExpiredVoucher,
  aRedeemedVoucher,
  aReportedVoucher,
  aReservedVoucher,
  aValidatedVoucher,
  aVoucherWithPayment,
} from '../../support/a-voucher.ts';
import { actorOf, people } from '../../support/company.ts';
import { decide } from '../../support/voucher-decisions.ts';
import type { Voucher } from '../../../workflow/voucher/voucher.ts';

const senders: Readonly<Record<string, Actor>> = {
  globalAdmin: actorOf(people.gloria, 'global-admin'),
  partnerAdmin: actorOf(people.adam, 'partner-admin'),
  herProjectManager: actorOf(people.paula, 'project-manager'),
  otherProjectManager: actorOf(people.nobody, 'project-manager'),
  leadConsultant: actorOf(people.carlo, 'consultant'),
  otherConsultant: actorOf(people.nobody, 'consultant'),
  withoutRole: actorOf(people.paula),
  customer: { kind: 'customer' },
  microsoft: { kind: 'microsoft' },
  clock: { kind: 'clock' },
  desk: { kind: 'desk' },
};

const admins = ['globalAdmin', 'partnerAdmin'];
const onHers = [...admins, 'herProjectManager'];
const webhook = ['customer', 'microsoft'];

const account = {
  offer: 'DDPS',
  serviceLevel: 5,
  customer: { organisation: 'Fabrikam AG', contactEmail: 'vera@fabrikam.example', country: 'DE' },
  assignedTo: { aadObjectId: people.paula },
  assignedAt: '2020-05-04',
};
const emailAccount = {
  offer: 'DDPS',
  serviceLevel: 5,
  organisation: 'Fabrikam AG',
  customerEmail: 'vera@fabrikam.example',
  country: 'DE',
  assignedOn: '2020-05-04',
};
const report = {
  consultant: people.carlo,
  location: '1234567',
  deliveryCountry: 'DE',
  startDate: '2020-06-08',
  endDate: '2020-06-12',
  daysDelivered: 5,
  offSiteDays: 0,
  products: 'Windows 10',
  deliverableType: 'custom-plan',
  deliverableReference: 'plan.pdf',
  handedOverOn: '2020-06-12',
  summary: 'Done.',
  nextSteps: 'Pilot.',
};
const schedule = { startDate: '2020-06-22', endDate: '2020-06-26', consultant: people.carlo };
const reservation = {
  ...schedule,
  engagement: 'windows-and-office',
  location: '1234567',
  termsAccepted: 'true',
};

interface Row {
  readonly on: Voucher | undefined;
  readonly values?: object;
  readonly may: readonly string[];
}

const table: Readonly<Record<VoucherCommandName, Row>> = {
  assign: { on: undefined, values: account, may: webhook },
  register: {
    on: undefined,
    values: emailAccount,
    may: [...admins, 'herProjectManager', 'otherProjectManager'],
  },
  reassign: {
    on: anAssignedVoucher(),
    values: { assignedTo: { email: 'x@y.example' } },
    may: webhook,
  },
  handover: { on: anAssignedVoucher(), values: { colleague: people.adam }, may: onHers },
  'change-expiry': { on: anAssignedVoucher(), values: { expiresAt: '2020-12-31' }, may: webhook },
  'identify-assignee': {
    on: anAssignedVoucher(),
    values: { personId: people.paula },
    may: ['desk'],
  },
  'correct-facts': { on: anAssignedVoucher(), values: account, may: admins },
  validate: {
    on: anAssignedVoucher(),
    values: { customerEmail: 'vera@fabrikam.example' },
    may: onHers,
  },
  reserve: { on: aValidatedVoucher(), values: reservation, may: onHers },
  reschedule: { on: aReservedVoucher(), values: schedule, may: onHers },
  release: { on: aReservedVoucher(), values: { reason: 'not-taking-place' }, may: onHers },
  report: { on: aReservedVoucher(), values: report, may: [...onHers, 'leadConsultant'] },
  redeem: { on: aReportedVoucher(), may: onHers },
  payment: {
    on: aRedeemedVoucher(),
    values: { invoiceNumber: 'R-1', amount: '5000', currency: 'EUR' },
    may: onHers,
  },
  'payment-status': {
    on: aVoucherWithPayment(),
    values: { status: 'approved' },
    may: [...onHers, 'microsoft'],
  },
  expire: { on: anExpiredVoucher(), may: ['clock'] },
};

const cells = Object.entries(table).flatMap(([name, row]) =>
  Object.keys(senders).map((sender) => [name as VoucherCommandName, sender, row] as const),
);

describe('the permitted senders of a command', () => {
  it.each(cells)('are as documented: %s from %s', (name, sender, { on, values, may }) => {
    const savbRegistration = { confirmedBy: 'x', confirmedOn: '2020-05-01', reference: 'S-1' };
    const { refused } = decide(on, name, values, {
      actor: senders[sender],
      company: { savbRegistration },
    });
    expect(refused).toEqual(may.includes(sender) ? [] : ['may-act']);
  });
});
