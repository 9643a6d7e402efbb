import type { Actor } from '../../workflow/partner/actor.ts';
import { addDays } from '../../workflow/kernel/day.ts';
import type { VoucherCommandName } from '../../workflow/steps/catalogue.ts';
import type { PaymentStatus, Voucher } from '../../workflow/voucher/voucher.ts';
import { actorOf, people } from './partner.ts';

interface NextCommand {
  readonly name: VoucherCommandName;
  readonly values: object;
  readonly actor: Actor;
}

const account = (today: string) => ({
  offer: 'DDPS',
  serviceLevel: 5,
  customer: { organisation: 'Fabrikam AG', contactEmail: 'vera@fabrikam.example', country: 'DE' },
  assignedTo: { aadObjectId: people.paula },
  assignedAt: today,
});

/** The next command of the workflow, as an admin or an external party sends it. */
export function nextCommand(voucher: Voucher | undefined, today: string): NextCommand {
  const admin = actorOf(people.gloria, 'global-admin');
  if (voucher === undefined)
    return { name: 'assign', values: account(today), actor: { kind: 'customer' } };
  switch (voucher.status) {
    case 'assigned':
      return { ...assignedStep(voucher, today), actor: admin };
    case 'reserved':
      return { ...reportStep(voucher, today), actor: admin };
    case 'reported':
      return { name: 'redeem', values: {}, actor: admin };
    case 'redeemed':
      return paymentStep(voucher, admin);
    case 'expired':
      return {
        name: 'change-expiry',
        values: { expiresAt: addDays(today, 60) },
        actor: { kind: 'customer' },
      };
  }
}

type Step = Omit<NextCommand, 'actor'>;

function assignedStep(voucher: Voucher, today: string): Step {
  if (voucher.validatedOn === undefined)
    return { name: 'validate', values: { customerEmail: voucher.customer.contactEmail } };
  return {
    name: 'reserve',
    values: {
      engagement: 'windows-and-office',
      location: '1234567',
      consultant: people.carlo,
      startDate: today,
      endDate: addDays(today, 1),
      termsAccepted: true,
    },
  };
}

function reportStep({ reservation }: Voucher, today: string): Step {
  return {
    name: 'report',
    values: {
      consultant: people.carlo,
      location: '1234567',
      deliveryCountry: 'DE',
      startDate: reservation?.startDate,
      endDate: reservation?.endDate,
      daysDelivered: 1,
      offSiteDays: 0,
      products: 'Windows 10',
      deliverableType: 'custom-plan',
      deliverableReference: 'plan.pdf',
      handedOverOn: today,
      summary: 'Done.',
      nextSteps: 'Pilot.',
    },
  };
}

const NEXT: Readonly<Partial<Record<PaymentStatus, PaymentStatus>>> = {
  requested: 'approved',
  approved: 'paid',
};

function paymentStep({ payment }: Voucher, admin: Actor): NextCommand {
  const status = payment && NEXT[payment.status];
  return status
    ? { name: 'payment-status', values: { status }, actor: { kind: 'microsoft' } }
    : {
        name: 'payment',
        values: { invoiceNumber: 'R-1', amount: 5000, currency: 'EUR' },
        actor: admin,
      };
}
