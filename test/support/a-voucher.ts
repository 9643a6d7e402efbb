import type { VoucherEvent } from '../../workflow/steps/catalogue.ts';
import type { HistoryRecord } from '../../workflow/records/records.ts';
import { evolve } from '../../workflow/steps/evolve.ts';
import type { PaymentStatus, Voucher } from '../../workflow/voucher/voucher.ts';
import { people } from './partner.ts';

/**
 * Test vouchers in every status, built from events. They belong to Paula, are led by Carlo and
 * match `anEnrolledPartner` of partner.ts on its `today`, 2020-06-15.
 */
export const voucherKey = { tenantId: 'contoso', voucherId: 'ABCD-1234' } as const;

type EventOf<Type extends VoucherEvent['type']> = Extract<VoucherEvent, { type: Type }>;

/** A five-day voucher of 4 May 2020, valid until 31 October 2020. */
export const assigned: EventOf<'assigned'> = {
  type: 'assigned',
  source: 'event',
  offer: 'DDPS',
  serviceLevel: 5,
  customer: { organisation: 'Fabrikam AG', contactEmail: 'vera@fabrikam.example', country: 'DE' },
  assignee: { personId: people.paula, email: 'paula@contoso.example', name: 'Paula' },
  assignedAt: '2020-05-04T08:30:00.000Z',
  assignedOn: '2020-05-04',
  expiresOn: '2020-10-31',
};

/** The week before `today`, Monday to Friday. */
export const reserved: EventOf<'reserved'> = {
  type: 'reserved',
  engagement: 'windows-and-office',
  location: '1234567',
  consultant: people.carlo,
  startDate: '2020-06-08',
  endDate: '2020-06-12',
  reservedOn: '2020-06-02',
  scheduledOn: '2020-06-02',
};

export const reported: EventOf<'report-submitted'> = {
  type: 'report-submitted',
  engagement: 'windows-and-office',
  location: '1234567',
  deliveryCountry: 'DE',
  consultant: people.carlo,
  startDate: '2020-06-08',
  endDate: '2020-06-12',
  daysDelivered: 5,
  offSiteDays: 1,
  products: 'Windows 10, Office 365 ProPlus',
  deliverableType: 'findings-and-recommendations',
  deliverableReference: 'https://contoso.example/plans/fabrikam.pdf',
  handedOverOn: '2020-06-12',
  summary: 'Rollout in three waves.',
  nextSteps: 'Pilot with the sales team.',
  submittedOn: '2020-06-13',
};

const redeemed: EventOf<'redeemed'> = { type: 'redeemed', on: '2020-06-14' };

export const paymentRequested: EventOf<'payment-requested'> = {
  type: 'payment-requested',
  invoiceNumber: 'R-2020-17',
  amount: 5000,
  currency: 'EUR',
  requestedOn: '2020-06-15',
};

const histories = new WeakMap<Voucher, readonly VoucherEvent[]>();

/** Replays a history. */
export const aVoucherOf = (
  first: EventOf<'assigned'>,
  ...later: readonly VoucherEvent[]
): Voucher => replayed(voucherKey, first, ...later);

export function replayed(
  key: Pick<Voucher, 'tenantId' | 'voucherId'>,
  first: EventOf<'assigned'>,
  ...later: readonly VoucherEvent[]
): Voucher {
  const voucher = later.reduce<Voucher>(
    (before, event) => evolve(before, event, key),
    evolve(undefined, first, key),
  );
  histories.set(voucher, [first, ...later]);
  return voucher;
}

/** Events that a person never enters. */
const FROM_OUTSIDE = new Set(['expired', 'expiry-changed', 'assignee-identified']);

/** The history of a voucher of this file, as if this person had entered everything. */
export function recordsOf(
  voucher: Voucher,
  personId: string = people.paula,
): readonly HistoryRecord<VoucherEvent>[] {
  return (histories.get(voucher) ?? []).map((event, at) => ({
    sequence: at + 1,
    at: `2020-06-15T07:00:${String(at).padStart(2, '0')}.000Z`,
    actor: FROM_OUTSIDE.has(event.type) ? { kind: 'customer' } : { kind: 'person', personId },
    commandId: `command-${at + 1}`,
    event,
  }));
}

export const anAssignedVoucher = (changes: Partial<EventOf<'assigned'>> = {}): Voucher =>
  aVoucherOf({ ...assigned, ...changes });

/** Ready to be reserved. */
export const aValidatedVoucher = (changes: Partial<EventOf<'assigned'>> = {}): Voucher =>
  aVoucherOf({ ...assigned, ...changes }, { type: 'validated', on: '2020-06-01' });

export const aReservedVoucher = (
  changes: Partial<EventOf<'reserved'>> = {},
  first: Partial<EventOf<'assigned'>> = {},
): Voucher =>
  aVoucherOf(
    { ...assigned, ...first },
    { type: 'validated', on: '2020-06-01' },
    { ...reserved, ...changes },
  );

export const aReportedVoucher = (
  changes: Partial<EventOf<'report-submitted'>> = {},
  first: Partial<EventOf<'assigned'>> = {},
): Voucher =>
  aVoucherOf({ ...assigned, ...first }, { type: 'validated', on: '2020-06-01' }, reserved, {
    ...reported,
    ...changes,
  });

/** Redeemed on 14 June 2020, so payment can be requested until 13 August. */
export const aRedeemedVoucher = (changes: Partial<EventOf<'redeemed'>> = {}): Voucher =>
  aVoucherOf(assigned, { type: 'validated', on: '2020-06-01' }, reserved, reported, {
    ...redeemed,
    ...changes,
  });

export const aVoucherWithPayment = (status: PaymentStatus = 'requested'): Voucher =>
  aVoucherOf(
    assigned,
    { type: 'validated', on: '2020-06-01' },
    reserved,
    reported,
    redeemed,
    paymentRequested,
    ...(status === 'requested'
      ? []
      : [{ type: 'payment-status-changed', status, gap: false } as const]),
  );

/** Expired on 1 November 2020, after these events. */
export const anExpiredVoucher = (...before: readonly VoucherEvent[]): Voucher =>
  aVoucherOf(assigned, ...before, { type: 'expired', on: '2020-11-01' });
