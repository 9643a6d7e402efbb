import type { Day } from '../../workflow/kernel/day.ts';
import type { Requester } from '../../workflow/desk/requests.ts';
import type { VoucherCommand } from '../../workflow/steps/catalogue.ts';
import type { PaymentStatus } from '../../workflow/voucher/voucher.ts';
import { endOfEngagement } from './calendar.ts';
import { DEMO_LOCATIONS } from './partner.ts';
import { DEMO_PEOPLE, type DemoPerson } from './people.ts';

export interface VoucherStep {
  readonly on: Day;
  readonly by: Requester;
  readonly command: VoucherCommand;
}

/** Voucher data as the customer sends it. */
export interface DemoVoucher {
  readonly voucherId: string;
  readonly offer: string;
  readonly serviceLevel: number;
  readonly organisation: string;
  readonly domain: string;
  readonly country?: keyof typeof DEMO_LOCATIONS;
  readonly assignedTo?: DemoPerson;
  readonly assignedOn: Day;
  readonly expiresOn?: Day;
  readonly steps?: readonly VoucherStep[];
}

export interface DemoEngagement {
  readonly engagement: string;
  readonly consultant?: DemoPerson;
  readonly country?: keyof typeof DEMO_LOCATIONS;
  readonly monday: Day;
  readonly days: number;
}

const requester = (person: DemoPerson): Requester => ({ kind: 'person', ...person });

const { projectManager } = DEMO_PEOPLE;

/** The customer's assignment of the voucher. */
export function assignment(voucher: DemoVoucher): VoucherStep {
  const { personId, email, name } = voucher.assignedTo ?? projectManager;
  return {
    on: voucher.assignedOn,
    by: { kind: 'customer' },
    command: {
      name: 'assign',
      offer: voucher.offer,
      serviceLevel: voucher.serviceLevel,
      customer: {
        organisation: voucher.organisation,
        contactEmail: `it-procurement@${voucher.domain}`,
        country: voucher.country ?? 'DE',
      },
      assignedTo: { aadObjectId: personId, email, name },
      assignedAt: voucher.assignedOn,
      ...(voucher.expiresOn !== undefined && { expiresAt: voucher.expiresOn }),
    },
  };
}

/** Validation and reservation on the same day. */
export function reservation(
  on: Day,
  domain: string,
  planned: DemoEngagement,
  by: DemoPerson = projectManager,
): readonly VoucherStep[] {
  const { engagement, consultant = DEMO_PEOPLE.consultant, country = 'DE', monday, days } = planned;
  return [
    {
      on,
      by: requester(by),
      command: { name: 'validate', customerEmail: `it-procurement@${domain}` },
    },
    {
      on,
      by: requester(by),
      command: {
        name: 'reserve',
        engagement,
        location: DEMO_LOCATIONS[country],
        consultant: consultant.personId,
        startDate: monday,
        endDate: endOfEngagement(monday, days),
        termsAccepted: true,
        reason: undefined,
        confirmationReference: undefined,
      },
    },
  ];
}

export function report(
  on: Day,
  done: DemoEngagement & { readonly products: string; readonly summary: string },
): VoucherStep {
  const { consultant = DEMO_PEOPLE.consultant, country = 'DE', monday, days } = done;
  return {
    on,
    by: requester(consultant),
    command: {
      name: 'report',
      consultant: consultant.personId,
      location: DEMO_LOCATIONS[country],
      deliveryCountry: country,
      startDate: monday,
      endDate: endOfEngagement(monday, days),
      daysDelivered: days,
      offSiteDays: 1,
      products: done.products,
      deliverableType: 'findings-and-recommendations',
      deliverableReference: `https://nordwind.example/deliverables/${done.engagement}-${monday}`,
      handedOverOn: on,
      summary: done.summary,
      nextSteps: 'Pilot with fifty people, then department by department.',
      confirmationReference: undefined,
    },
  };
}

export const redemption = (on: Day, confirmationReference: string): VoucherStep => ({
  on,
  by: requester(projectManager),
  command: { name: 'redeem', confirmationReference },
});

export const paymentRequest = (on: Day, invoiceNumber: string, amount: number): VoucherStep => ({
  on,
  by: requester(projectManager),
  command: {
    name: 'payment',
    invoiceNumber,
    amount,
    currency: 'EUR',
    confirmationReference: undefined,
  },
});

/** A status update from the payment tool. */
export const paymentStatus = (
  on: Day,
  status: PaymentStatus,
  details: { readonly reference?: string; readonly reason?: string } = {},
): VoucherStep => ({
  on,
  by: { kind: 'microsoft' },
  command: {
    name: 'payment-status',
    status,
    reference: details.reference,
    reason: details.reason,
  },
});

/** Expiry of an unused voucher. */
export const expiry = (on: Day): VoucherStep => ({
  on,
  by: { kind: 'clock' },
  command: { name: 'expire' },
});
