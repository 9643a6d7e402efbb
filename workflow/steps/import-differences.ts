import type { Check } from '../kernel/checks.ts';
import { coded, day, type Fact } from '../kernel/facts.ts';
import { differs } from '../kernel/row-checks.ts';
import type { Context } from '../partner/context.ts';
import { isIdentified, presentOrFormer } from '../partner/team.ts';
import { assigneeFact, samePerson } from '../voucher/assignee.ts';
import { comparableName } from '../voucher/customer-name.ts';
import { paidOf } from '../voucher/payment-amounts.ts';
import { deliveryCountryOf, type Assignee, type Voucher } from '../voucher/voucher.ts';
import type { ImportedVoucher } from './imported-row.ts';

/** One unmet check for each value of the row that differs from the voucher; `field` is the column. */
export function importDifferences(
  voucher: Voucher,
  row: ImportedVoucher,
  context: Context,
): readonly Check[] {
  const recorded = recordedFacts(voucher, row, context);
  const columns = Object.keys(row) as (keyof ImportedVoucher)[];
  return columns.flatMap((column) => {
    const stated = row[column];
    const ours = recorded[column];
    if (stated === undefined || stated === '' || ours === undefined) return [];
    const theirs = factOf(column, stated, context);
    const isSame =
      column === 'organisation'
        ? comparableName(voucher.customer.organisation) === comparableName(row.organisation)
        : sameFact(ours, theirs);
    return isSame ? [] : [differs(column, ours, theirs)];
  });
}

/** The voucher's facts by column, '' where it has none; without the status, which follows. */
function recordedFacts(
  voucher: Voucher,
  row: ImportedVoucher,
  context: Context,
): Partial<Record<keyof ImportedVoucher, Fact>> {
  const { customer, payment, report, reservation, stated } = voucher;
  const expiresOn = row.expiresOn === stated.expiresOn ? stated.expiresOn : voucher.expiresOn;
  return {
    offer: coded('offer', voucher.offer),
    serviceLevel: voucher.serviceLevel,
    organisation: customer.organisation,
    customerEmail: customer.contactEmail,
    country: coded('country', customer.country),
    assignee: isSameAssignee(voucher, row, context)
      ? factOf('assignee', row.assignee, context)
      : assigneeFact(voucher.assignee),
    assignedOn: day(voucher.assignedOn),
    expiresOn: day(expiresOn),
    validatedOn: dayFact(voucher.validatedOn),
    reservedOn: dayFact(reservation?.reservedOn),
    engagement: reservation ? coded('engagement', reservation.engagement) : '',
    location: reservation?.location ?? '',
    consultant: reservation ? factOf('consultant', reservation.consultant, context) : '',
    startDate: dayFact(reservation?.startDate),
    endDate: dayFact(reservation?.endDate),
    reason: reservation?.reason ?? '',
    reservationReference: reservation?.confirmationReference ?? '',
    submittedOn: dayFact(report?.submittedOn),
    daysDelivered: report?.daysDelivered ?? '',
    offSiteDays: report?.offSiteDays ?? '',
    deliveryCountry: reservation ? coded('country', deliveryCountryOf(voucher)) : '',
    products: report?.products ?? '',
    deliverableType: report ? coded('deliverable-type', report.deliverableType) : '',
    deliverableReference: report?.deliverableReference ?? '',
    handedOverOn: dayFact(report?.handedOverOn),
    summary: report?.summary ?? '',
    nextSteps: report?.nextSteps ?? '',
    reportReference: report?.confirmationReference ?? '',
    redeemedOn: dayFact(voucher.redeemedOn),
    redemptionReference: voucher.redemptionReference ?? '',
    requestedOn: dayFact(payment?.requestedOn),
    invoiceNumber: payment?.invoiceNumber ?? '',
    amount: payment?.amount ?? '',
    currency: payment?.currency ?? '',
    amountPaid: payment ? paidOf(payment) : '',
    paymentStatus: payment ? coded('payment-status', payment.status) : '',
    paymentReference: payment?.reference ?? '',
    paymentReason: payment?.reason ?? '',
  };
}

const dayFact = (value: string | undefined): Fact => (value === undefined ? '' : day(value));

function factOf(column: keyof ImportedVoucher, value: string | number, { partner }: Context): Fact {
  if (typeof value === 'number') return value;
  switch (column) {
    case 'offer':
    case 'country':
    case 'engagement':
      return coded(column, value);
    case 'deliveryCountry':
      return coded('country', value);
    case 'deliverableType':
      return coded('deliverable-type', value);
    case 'paymentStatus':
      return coded('payment-status', value);
    case 'assignee':
    case 'consultant': {
      const member = presentOrFormer(partner, value);
      return member === undefined ? value : coded('person', member.personId);
    }
    default:
      return column.endsWith('On') || column.endsWith('Date') ? day(value) : value;
  }
}

/** The assignee now, or the one that the customer named; a name alone is compared as text. */
function isSameAssignee(
  { assignee, stated }: Voucher,
  row: ImportedVoucher,
  context: Context,
): boolean {
  const theirs = importedAssignee(row.assignee, context);
  return [assignee, stated.assignee].some(
    (ours) =>
      ours !== undefined && (samePerson(ours, theirs) || sameFact(ours.name ?? '', row.assignee)),
  );
}

/** A present or former member with all that is known of them, else the address or name. */
export function importedAssignee(named: string, { partner }: Context): Assignee {
  const member = presentOrFormer(partner, named);
  if (member === undefined)
    return named.includes('@') ? { email: named.toLowerCase() } : { name: named };
  const { personId, name, email } = member;
  return {
    ...(isIdentified(member) && { personId }),
    ...(email !== undefined && { email }),
    name,
  };
}

/** Texts are compared without case and surplus blanks. */
function sameFact(ours: Fact, theirs: Fact): boolean {
  if (typeof ours === 'string' && typeof theirs === 'string')
    return comparable(ours) === comparable(theirs);
  return JSON.stringify(ours) === JSON.stringify(theirs);
}

const comparable = (text: string): string => text.trim().replace(/\s+/gu, ' ').toLowerCase();
