import { dayAt, isDay } from '../../workflow/kernel/day.ts';
import { coded, day, type Fact } from '../../workflow/kernel/facts.ts';
import type { Parked } from '../../workflow/records/records.ts';
import { catalogue } from '../../workflow/steps/catalogue.ts';
import type { Assignee, Voucher } from '../../workflow/voucher/voucher.ts';

/** A fact of a parked event, and the recorded one. */
export interface ParkedFact {
  readonly name:
    | 'offer'
    | 'days'
    | 'organisation'
    | 'contact'
    | 'country'
    | 'assignee'
    | 'assigned'
    | 'expires'
    | 'payment'
    | 'reference'
    | 'reason';
  readonly theirs: Fact;
  readonly ours: Fact;
}

/** The event's facts; empty for a kind of event without readable facts. */
export function parkedFacts(
  { data, type }: Parked,
  voucher: Voucher | undefined,
  timeZone: string,
): readonly ParkedFact[] {
  const whenFact = (value: string): Fact => day(isDay(value) ? value : dayAt(value, timeZone));
  switch (type) {
    case 'voucher.assigned':
      return assignedFacts(data, voucher, whenFact);
    case 'voucher.expiry_changed': {
      const { data: reported } = catalogue['change-expiry'].schema.safeParse(data);
      return reported
        ? [fact('expires', whenFact(reported.expiresAt), voucher && day(voucher.expiresOn))]
        : [];
    }
    case 'voucher.reassigned': {
      const { data: reported } = catalogue.reassign.schema.safeParse(data);
      return reported
        ? [
            fact(
              'assignee',
              reportedAssignee(reported.assignedTo),
              voucher && assigneeFact(voucher),
            ),
          ]
        : [];
    }
    case 'payment.status_changed':
      return paymentFacts(data, voucher);
    default:
      return [];
  }
}

function assignedFacts(
  data: unknown,
  voucher: Voucher | undefined,
  whenFact: (value: string) => Fact,
): readonly ParkedFact[] {
  const { data: reported } = catalogue.assign.schema.safeParse(data);
  if (!reported) return [];
  const { assignedAt, assignedTo, customer, expiresAt, offer, serviceLevel } = reported;
  const ours = voucher?.customer;
  return [
    fact('offer', coded('offer', offer), voucher && coded('offer', voucher.offer)),
    fact('days', serviceLevel, voucher?.serviceLevel),
    fact('organisation', customer.organisation, ours?.organisation),
    fact('contact', customer.contactEmail, ours?.contactEmail),
    fact('country', coded('country', customer.country), ours && coded('country', ours.country)),
    fact('assignee', reportedAssignee(assignedTo), voucher && assigneeFact(voucher)),
    fact('assigned', whenFact(assignedAt), voucher && day(voucher.assignedOn)),
    ...(expiresAt === undefined
      ? []
      : [fact('expires', whenFact(expiresAt), voucher && day(voucher.expiresOn))]),
  ];
}

function paymentFacts(data: unknown, voucher?: Voucher): readonly ParkedFact[] {
  const { data: reported } = catalogue['payment-status'].schema.safeParse(data);
  if (!reported) return [];
  const { reason, reference, status } = reported;
  const ours = voucher?.payment;
  return [
    fact('payment', coded('payment-status', status), ours && coded('payment-status', ours.status)),
    ...(reference === undefined ? [] : [fact('reference', reference, ours?.reference)]),
    ...(reason === undefined ? [] : [fact('reason', reason, ours?.reason)]),
  ];
}

const fact = (name: ParkedFact['name'], theirs: Fact, ours: Fact | undefined): ParkedFact => ({
  name,
  theirs,
  ours: ours ?? '',
});

interface ReportedAssignee {
  readonly email?: string | undefined;
  readonly aadObjectId?: string | undefined;
  readonly name?: string | undefined;
}

function reportedAssignee({ aadObjectId, email, name }: ReportedAssignee): Fact {
  return aadObjectId === undefined ? (name ?? email ?? '') : coded('person', aadObjectId);
}

function assigneeFact({ assignee }: { readonly assignee: Assignee }): Fact {
  return reportedAssignee({ ...assignee, aadObjectId: assignee.personId });
}
