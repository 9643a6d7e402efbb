import type { Actor } from '../../../workflow/partner/actor.ts';
import { noticesFor } from '../../../workflow/notices/notices.ts';
import type { VoucherEvent } from '../../../workflow/steps/catalogue.ts';
import { evolve } from '../../../workflow/steps/evolve.ts';
import type { Voucher } from '../../../workflow/voucher/voucher.ts';
import {
  anAssignedVoucher,
  aReportedVoucher,
  aReservedVoucher,
  assigned,
  aValidatedVoucher,
  aVoucherWithPayment,
  reported,
  reserved,
  voucherKey,
} from '../../support/a-voucher.ts';
import { actorOf, anEnrolledPartner, contextOf, people } from '../../support/partner.ts';

const paula = actorOf(people.paula, 'project-manager');
const adam = actorOf(people.adam, 'partner-admin');
const customer = { kind: 'customer' } as const;
const microsoft = { kind: 'microsoft' } as const;
const clock = { kind: 'clock' } as const;
const desk = { kind: 'desk' } as const;

const admins = () => [{ readerId: people.adam }, { readerEmail: 'gloria@contoso.example' }];

const as = (actor: Actor) => contextOf(anEnrolledPartner(), { actor });

/** Kind and recipient of each notice; updates of tracked cards have no recipient. */
function intentsFor(before: Voucher | undefined, actor: Actor, ...events: VoucherEvent[]) {
  const after = events.reduce<Voucher | undefined>(
    (voucher, event) => evolve(voucher, event, voucherKey),
    before,
  );
  return noticesFor(before, events, after!, as(actor), admins).map(
    ({ kind, readerId, readerEmail }) =>
      [kind, readerId ?? readerEmail].filter((part) => part !== undefined).join(' → '),
  );
}

const toAdam: VoucherEvent = { type: 'reassigned', assignee: { personId: people.adam } };
const toAddress: VoucherEvent = { type: 'reassigned', assignee: { email: 'new@contoso.example' } };
const expiryChanged: VoucherEvent = {
  type: 'expiry-changed',
  expiresOn: '2021-01-29',
  revived: false,
};
const approved: VoucherEvent = { type: 'payment-status-changed', status: 'approved', gap: false };
const byAddress: Voucher = anAssignedVoucher({ assignee: { email: 'paula@contoso.example' } });

const corrected: VoucherEvent = {
  type: 'corrected',
  part: 'registration',
  reason: 'Typo',
  changes: [{ field: 'organisation', from: 'Fabrikam AG', to: 'Fabrikam SE' }],
};
const undone = (
  restored: Partial<Voucher>,
  removed: readonly (keyof Voucher)[] = [],
): VoucherEvent => ({
  type: 'undone',
  undone: 'reserved',
  sequence: 3,
  reason: 'Wrong voucher',
  restored,
  removed,
});

const validated: VoucherEvent = { type: 'validated', on: '2020-06-15' };
const moved = {
  type: 'rescheduled',
  startDate: '2020-06-22',
  endDate: '2020-06-26',
  scheduledOn: '2020-06-15',
} as const;

describe('the recipients of notices', () => {
  it.each<[string, Voucher | undefined, Actor, VoucherEvent, readonly string[]]>([
    ['a voucher for Paula', undefined, customer, assigned, [`voucher-assigned → ${people.paula}`]],
    [
      'a voucher for an address',
      undefined,
      customer,
      { ...assigned, assignee: { email: 'new@contoso.example' } },
      ['voucher-assigned → new@contoso.example'],
    ],
    ['one that Paula registered herself', undefined, paula, assigned, []],
    [
      'handed over by Paula',
      anAssignedVoucher(),
      paula,
      toAdam,
      [`voucher-handed-over → ${people.adam}`, 'living-cards'],
    ],
    [
      'taken over by Adam',
      anAssignedVoucher(),
      adam,
      toAdam,
      [`voucher-taken-away → ${people.paula}`, 'living-cards'],
    ],
    [
      'given to somebody else by the customer',
      anAssignedVoucher(),
      customer,
      toAddress,
      [
        'voucher-assigned → new@contoso.example',
        `voucher-taken-away → ${people.paula}`,
        'living-cards',
      ],
    ],
    [
      'known by her address, now by her id',
      byAddress,
      desk,
      { type: 'assignee-identified', personId: people.paula },
      ['living-cards'],
    ],
    [
      'expired',
      aReservedVoucher(),
      clock,
      { type: 'expired', on: '2020-11-01' },
      [
        `voucher-expired → ${people.paula}`,
        `engagement-changed → ${people.carlo}`,
        `deadline-missed → ${people.adam}`,
        'deadline-missed → gloria@contoso.example',
        'living-cards',
      ],
    ],
    [
      'extended',
      anAssignedVoucher(),
      customer,
      expiryChanged,
      [`voucher-expiry-changed → ${people.paula}`, 'living-cards'],
    ],
    [
      'the payment approved',
      aVoucherWithPayment(),
      microsoft,
      approved,
      [`payment-status-changed → ${people.paula}`, 'living-cards'],
    ],
    [
      'the payment’s status, noted by Paula',
      aVoucherWithPayment(),
      paula,
      approved,
      ['living-cards'],
    ],
    [
      'the payment’s status, noted by Adam',
      aVoucherWithPayment(),
      adam,
      approved,
      [`payment-status-changed → ${people.paula}`, 'living-cards'],
    ],
    [
      'corrected by Adam',
      anAssignedVoucher(),
      adam,
      corrected,
      [`voucher-corrected → ${people.paula}`, 'living-cards'],
    ],
    ['corrected by Paula', anAssignedVoucher(), paula, corrected, ['living-cards']],
    [
      'a step taken back by Adam',
      aReservedVoucher(),
      adam,
      undone({ status: 'assigned' }),
      [`voucher-corrected → ${people.paula}`, 'living-cards'],
    ],
    [
      'a handover taken back by Gloria',
      anAssignedVoucher({ assignee: { personId: people.adam } }),
      actorOf(people.gloria, 'global-admin'),
      undone({ assignee: { personId: people.paula } }),
      [
        `voucher-handed-over → ${people.paula}`,
        `voucher-taken-away → ${people.adam}`,
        'living-cards',
      ],
    ],
    [
      'what only shows on the card',
      anAssignedVoucher(),
      adam,
      validated,
      [`step-taken → ${people.paula}`, 'living-cards'],
    ],
    ['validated by Paula', anAssignedVoucher(), paula, validated, ['living-cards']],
    [
      'reserved by Paula for Carlo',
      aValidatedVoucher(),
      paula,
      reserved,
      [`engagement-changed → ${people.carlo}`, 'living-cards'],
    ],
    [
      'reserved by Adam for Carlo',
      aValidatedVoucher(),
      adam,
      reserved,
      [`step-taken → ${people.paula}`, `engagement-changed → ${people.carlo}`, 'living-cards'],
    ],
    [
      'reserved by Adam for Paula herself',
      aValidatedVoucher(),
      adam,
      { ...reserved, consultant: people.paula },
      [`engagement-changed → ${people.paula}`, 'living-cards'],
    ],
    [
      'reserved for a consultant known by address',
      aValidatedVoucher(),
      paula,
      { ...reserved, consultant: 'email:new@contoso.example' },
      ['engagement-changed → new@contoso.example', 'living-cards'],
    ],
    [
      'moved by Paula',
      aReservedVoucher(),
      paula,
      { ...moved, consultant: people.carlo },
      [`engagement-changed → ${people.carlo}`, 'living-cards'],
    ],
    [
      'given to Adam by Paula',
      aReservedVoucher(),
      paula,
      { ...moved, consultant: people.adam },
      [
        `engagement-changed → ${people.carlo}`,
        `engagement-changed → ${people.adam}`,
        'living-cards',
      ],
    ],
    [
      'the consultant corrected by Adam to himself',
      aReservedVoucher(),
      adam,
      {
        ...corrected,
        part: 'reservation',
        changes: [{ field: 'consultant', from: people.carlo, to: people.adam }],
      },
      [
        `voucher-corrected → ${people.paula}`,
        `engagement-changed → ${people.carlo}`,
        'living-cards',
      ],
    ],
    [
      'released by Paula',
      aReservedVoucher(),
      paula,
      { type: 'released', reason: 'not-taking-place' },
      [`engagement-changed → ${people.carlo}`, 'living-cards'],
    ],
    [
      'the reservation taken back by Paula',
      aReservedVoucher(),
      paula,
      undone({ status: 'assigned' }, ['reservation']),
      [`engagement-changed → ${people.carlo}`, 'living-cards'],
    ],
    [
      'reported by Carlo',
      aReservedVoucher(),
      actorOf(people.carlo, 'consultant'),
      reported,
      [`step-taken → ${people.paula}`, 'living-cards'],
    ],
    [
      'redeemed by Paula, while the payment tool is not confirmed',
      aReportedVoucher(),
      paula,
      { type: 'redeemed', on: '2020-06-15' },
      [`admin-needed → ${people.adam}`, 'admin-needed → gloria@contoso.example', 'living-cards'],
    ],
  ])('are derived from the change: %s', (_case, before, actor, event, notices) => {
    expect(intentsFor(before, actor, event)).toEqual(notices);
  });

  it('learn from the notice which entry it is about', () => {
    const before = anAssignedVoucher();
    const after = evolve(before, corrected, voucherKey);
    const [notice] = noticesFor(before, [corrected], after, as(adam), admins);
    expect(notice).toMatchObject({ kind: 'voucher-corrected', about: '2' });
  });

  it('get one notice for a change with several events', () => {
    const revived: VoucherEvent = {
      type: 'expiry-changed',
      expiresOn: '2021-01-29',
      revived: true,
    };
    expect(intentsFor(anAssignedVoucher(), customer, expiryChanged, revived)).toEqual([
      `voucher-expiry-changed → ${people.paula}`,
      'living-cards',
    ]);
  });

  it('learn who made the change, by id only', () => {
    const reassigned = evolve(anAssignedVoucher(), toAdam, voucherKey);
    const [notice] = noticesFor(anAssignedVoucher(), [toAdam], reassigned, as(paula), admins);
    expect(notice?.by).toEqual({ kind: 'person', personId: people.paula });
    const byCustomer = noticesFor(anAssignedVoucher(), [toAdam], reassigned, as(customer), admins);
    expect(byCustomer.map(({ by }) => by)).toEqual([customer, customer, undefined]);
  });

  it.each<[string, Actor, readonly string[]]>([
    [
      'the project manager',
      paula,
      [`exception-recorded → ${people.adam}`, 'exception-recorded → gloria@contoso.example'],
    ],
    ['an admin', adam, ['exception-recorded → gloria@contoso.example']],
    [
      'an admin known by address',
      { ...actorOf(people.gloria, 'global-admin'), formerId: 'email:gloria@contoso.example' },
      [`exception-recorded → ${people.adam}`],
    ],
  ])('are the other admins if %s records a step that breaks rules', (_case, actor, recipients) => {
    const declared = { step: 'validate', reason: 'Done in the portal.', broken: [] } as const;
    const validated = { type: 'validated', on: '2020-06-01', onDate: '2020-06-01' } as const;
    const exceptions = (event: VoucherEvent) =>
      intentsFor(anAssignedVoucher(), actor, event).filter((one) => one.startsWith('exception'));
    expect(exceptions({ ...validated, declared })).toEqual(recipients);
    expect(exceptions(validated)).toEqual([]);
  });

  it('are none if nothing changed', () => {
    expect(intentsFor(anAssignedVoucher(), customer)).toEqual([]);
  });
});
