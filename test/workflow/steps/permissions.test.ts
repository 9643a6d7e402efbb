import type { Actor } from '../../../workflow/partner/actor.ts';
import type { StepName } from '../../../workflow/programme/actions.ts';
import type { VoucherCommandName } from '../../../workflow/steps/catalogue.ts';
import { pastOf } from '../../../workflow/steps/past.ts';
import {
  anAssignedVoucher,
  anExpiredVoucher,
  recordsOf,
  voucherKey,
} from '../../support/a-voucher.ts';
import { actorOf, people, today } from '../../support/partner.ts';
import { everyStep, type StepCase } from '../../support/step-cases.ts';
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
const webhook = ['customer', 'microsoft'];

const account = {
  offer: 'DDPS',
  serviceLevel: 5,
  customer: { organisation: 'Fabrikam AG', contactEmail: 'vera@fabrikam.example', country: 'DE' },
  assignedTo: { aadObjectId: people.paula },
  assignedAt: '2020-05-04',
};
interface Row {
  readonly on: Voucher | undefined;
  readonly values?: object;
  readonly may: readonly string[];
  /** The sender made the entries. */
  readonly ownEntries?: true;
}

const table: Readonly<Record<VoucherCommandName, Row>> = {
  ...(Object.fromEntries(everyStep.map(([name, one]) => [name, rowOf(one)])) as Record<
    StepName,
    Row
  >),
  assign: { on: undefined, values: account, may: webhook },
  reassign: {
    on: anAssignedVoucher(),
    values: { assignedTo: { email: 'x@y.example' } },
    may: webhook,
  },
  'change-expiry': { on: anAssignedVoucher(), values: { expiresAt: '2020-12-31' }, may: webhook },
  'identify-assignee': {
    on: anAssignedVoucher(),
    values: { personId: people.paula, email: 'paula@contoso.example' },
    may: ['desk'],
  },
  'correct-facts': { on: anAssignedVoucher(), values: account, may: admins },
  expire: { on: anExpiredVoucher(), may: ['clock'] },
};

/** The senders that a row of the table of roles lets through. */
function rowOf({ voucher, form, may, outside = [], ownEntries }: StepCase): Row {
  const [globalAdmin, partnerAdmin, manager, consultant] = may;
  return {
    on: voucher,
    values: form,
    ownEntries,
    may: [
      ...(globalAdmin === '-' ? [] : ['globalAdmin']),
      ...(partnerAdmin === '-' ? [] : ['partnerAdmin']),
      ...(manager === '-' ? [] : ['herProjectManager']),
      ...(manager === '•' ? ['otherProjectManager'] : []),
      ...(consultant === '-' ? [] : ['leadConsultant']),
      ...(consultant === '•' ? ['otherConsultant'] : []),
      ...outside,
    ],
  };
}

const ownPast = (voucher: Voucher, personId: string) => ({
  past: pastOf(recordsOf(voucher, personId), voucherKey, today),
});

const cells = Object.entries(table).flatMap(([name, row]) =>
  Object.keys(senders).map((sender) => [name as VoucherCommandName, sender, row] as const),
);

describe('the permitted senders of a command', () => {
  it.each(cells)('are as documented: %s from %s', (name, sender, row) => {
    const { on, values, may, ownEntries } = row;
    const savbRegistration = { confirmedBy: 'x', confirmedOn: '2020-05-01', reference: 'S-1' };
    const actor = senders[sender];
    const { refused } = decide(on, name, values, {
      ...(ownEntries && on && actor?.kind === 'person' && ownPast(on, actor.personId)),
      actor,
      records: { savbRegistration },
    });
    expect(refused).toEqual(may.includes(sender) ? [] : ['may-act']);
  });
});
