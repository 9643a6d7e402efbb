import type { Actor } from '../../../workflow/partner/actor.ts';
import { noticesFor } from '../../../workflow/notices/notices.ts';
import type { VoucherEvent } from '../../../workflow/steps/catalogue.ts';
import { evolve } from '../../../workflow/steps/evolve.ts';
import type { Voucher } from '../../../workflow/voucher/voucher.ts';
import {
  anAssignedVoucher,
  aReservedVoucher,
  assigned,
  aVoucherWithPayment,
  voucherKey,
} from '../../support/a-voucher.ts';
import { actorOf, people } from '../../support/partner.ts';

const paula = actorOf(people.paula, 'project-manager');
const adam = actorOf(people.adam, 'partner-admin');
const customer = { kind: 'customer' } as const;
const microsoft = { kind: 'microsoft' } as const;
const clock = { kind: 'clock' } as const;
const desk = { kind: 'desk' } as const;

const admins = () => [{ readerId: people.adam }, { readerEmail: 'gloria@contoso.example' }];

/** Kind and recipient of each notice; updates of tracked cards have no recipient. */
function intentsFor(before: Voucher | undefined, actor: Actor, ...events: VoucherEvent[]) {
  const after = events.reduce<Voucher | undefined>(
    (voucher, event) => evolve(voucher, event, voucherKey),
    before,
  );
  return noticesFor(before, events, after!, actor, admins).map(({ kind, readerId, readerEmail }) =>
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
const undone = (restored: Partial<Voucher>): VoucherEvent => ({
  type: 'undone',
  undone: 'reserved',
  sequence: 3,
  reason: 'Wrong voucher',
  restored,
  removed: [],
});

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
      [`voucher-expired → ${people.paula}`, 'living-cards'],
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
      { type: 'validated', on: '2020-06-15' },
      ['living-cards'],
    ],
  ])('are derived from the change: %s', (_case, before, actor, event, notices) => {
    expect(intentsFor(before, actor, event)).toEqual(notices);
  });

  it('learn from the notice which entry it is about', () => {
    const before = anAssignedVoucher();
    const after = evolve(before, corrected, voucherKey);
    const [notice] = noticesFor(before, [corrected], after, adam, admins);
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
    const [notice] = noticesFor(anAssignedVoucher(), [toAdam], reassigned, paula, admins);
    expect(notice?.by).toEqual({ kind: 'person', personId: people.paula });
    const byCustomer = noticesFor(anAssignedVoucher(), [toAdam], reassigned, customer, admins);
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
    expect(intentsFor(anAssignedVoucher(), actor, { ...validated, declared })).toEqual([
      ...recipients,
      'living-cards',
    ]);
    expect(intentsFor(anAssignedVoucher(), actor, validated)).toEqual(['living-cards']);
  });

  it('are none if nothing changed', () => {
    expect(intentsFor(anAssignedVoucher(), customer)).toEqual([]);
  });
});
