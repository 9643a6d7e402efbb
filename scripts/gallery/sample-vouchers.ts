import { coded, day } from '../../workflow/kernel/facts.ts';
import type { Voucher, VoucherStatus } from '../../workflow/voucher/voucher.ts';
import type { Typed } from './sample-texts.ts';

/** Today's date in all samples. */
export const SAMPLE_DAY = '2020-06-15';

export const SAMPLE_PEOPLE = {
  paula: '00000000-0000-4000-8000-00000000000c',
  carlo: '00000000-0000-4000-8000-00000000000d',
} as const;

/** A voucher in this status, with the records of earlier steps. */
export function sampleVoucher(typed: Typed, status: VoucherStatus = 'reserved'): Voucher {
  const reached = STATUSES.indexOf(status === 'expired' ? 'reserved' : status);
  return {
    tenantId: 'contoso',
    voucherId: typed.voucherId,
    revision: 3,
    status,
    offer: 'DDPS',
    serviceLevel: 15,
    customer: { organisation: typed.organisation, contactEmail: typed.email, country: 'DE' },
    assignee: { personId: SAMPLE_PEOPLE.paula, email: typed.email, name: typed.person },
    source: 'event',
    stated: { expiresOn: '2020-07-09' },
    assignedAt: '2020-01-11T08:30:00.000Z',
    assignedOn: '2020-01-11',
    expiresOn: status === 'expired' ? '2020-06-10' : '2020-07-09',
    ...(reached >= 1 && { reservation: reservation(typed) }),
    ...(reached >= 2 && { report: report(typed) }),
    ...(reached >= 3 && { redeemedOn: '2020-06-14', redemptionReference: typed.number }),
  };
}

/** A redeemed voucher with a payment in this status. */
export function samplePaidVoucher(
  typed: Typed,
  status: NonNullable<Voucher['payment']>['status'],
): Voucher {
  return {
    ...sampleVoucher(typed, 'redeemed'),
    payment: {
      status,
      invoiceNumber: typed.number,
      amount: 12_500,
      currency: 'EUR',
      requestedOn: SAMPLE_DAY,
      reference: typed.number,
      reason: typed.note,
    },
  };
}

/** Two recorded exceptions. */
export function sampleExceptions(typed: Typed): NonNullable<Voucher['exceptions']> {
  const lastDay = day('2020-06-10');
  return [
    {
      step: 'reserve',
      onDate: '2020-06-02',
      reason: typed.note,
      broken: [{ code: 'enrolled-in-offer', facts: sampleLapse }],
    },
    {
      step: 'redeem',
      onDate: '2020-06-12',
      reason: typed.paragraph,
      broken: [{ code: 'voucher-not-expired', facts: { expiresOn: lastDay, daysLeft: -2 } }],
    },
  ];
}

const sampleLapse = {
  offer: coded('offer', 'DDPS'),
  state: 'lapsed',
  until: day('2020-05-31'),
  on: day('2020-06-02'),
};

/** A voucher of whose payment a part is open. */
export function samplePartPaidVoucher(typed: Typed): Voucher {
  const voucher = samplePaidVoucher(typed, 'approved');
  const { payment } = voucher;
  return payment ? { ...voucher, payment: { ...payment, amountPaid: 10_000 } } : voucher;
}

const STATUSES: readonly VoucherStatus[] = ['assigned', 'reserved', 'reported', 'redeemed'];

function reservation(typed: Typed): NonNullable<Voucher['reservation']> {
  return {
    engagement: 'enterprise-security',
    location: '1234567',
    consultant: SAMPLE_PEOPLE.carlo,
    startDate: '2020-06-08',
    endDate: '2020-06-12',
    reservedOn: '2020-06-02',
    scheduledOn: '2020-06-02',
    reason: typed.note,
    confirmationReference: typed.number,
  };
}

function report(typed: Typed): NonNullable<Voucher['report']> {
  return {
    engagement: 'enterprise-security',
    location: typed.place,
    deliveryCountry: 'DE',
    consultant: SAMPLE_PEOPLE.carlo,
    startDate: '2020-06-08',
    endDate: '2020-06-12',
    daysDelivered: 5,
    offSiteDays: 1,
    products: typed.line,
    deliverableType: 'findings-and-recommendations',
    deliverableReference: typed.reference,
    handedOverOn: '2020-06-12',
    summary: typed.paragraph,
    nextSteps: typed.paragraph,
    submittedOn: '2020-06-13',
  };
}
