import type { Day } from '../../workflow/kernel/day.ts';
import { coded, day, money, type Fact, type Facts } from '../../workflow/kernel/facts.ts';
import type { VoucherEvent } from '../../workflow/voucher/events.ts';
import type { Assignee } from '../../workflow/voucher/voucher.ts';

/** The facts that the words of `event.<type>` ask for, of a voucher's history. */
export function voucherEventFacts(event: VoucherEvent): Facts {
  switch (event.type) {
    case 'assigned':
    case 'facts-corrected':
      return {
        offer: coded('offer', event.offer),
        days: event.serviceLevel,
        organisation: event.customer.organisation,
        until: day(event.expiresOn),
        source: event.type === 'assigned' && event.source === 'e-mail' ? 'mail' : 'event',
      };
    case 'reassigned':
      return { assignee: assigneeFact(event.assignee), reason: event.reason ?? '' };
    case 'assignment-confirmed':
      return {};
    case 'assignee-identified':
      return { assignee: coded('person', event.personId) };
    case 'expiry-changed':
      return { until: day(event.expiresOn), revived: event.revived ? 'yes' : 'no' };
    case 'validated':
    case 'expired':
      return { on: day(event.on) };
    case 'reserved':
      return {
        engagement: coded('engagement', event.engagement),
        ...dates(event),
        consultant: coded('person', event.consultant),
      };
    case 'rescheduled':
      return { ...dates(event), consultant: coded('person', event.consultant) };
    case 'released':
      return { reason: coded('release-reason', event.reason) };
    case 'report-submitted':
      return { days: event.daysDelivered, ...dates(event) };
    case 'redeemed':
      return { on: day(event.on), reference: event.confirmationReference ?? '' };
    case 'payment-requested':
      return { invoice: event.invoiceNumber, amount: money(event.amount, event.currency) };
    case 'payment-status-changed':
      return {
        status: coded('payment-status', event.status),
        reference: event.reference ?? '',
        reason: event.reason ?? '',
        gap: event.gap ? 'yes' : 'no',
      };
  }
}

interface Dates {
  readonly startDate: Day;
  readonly endDate: Day;
}

/** What takes one day is said with that day alone. */
function dates({ endDate, startDate }: Dates): Facts {
  const oneDay = startDate === endDate ? 'yes' : 'no';
  return { from: day(startDate), to: day(endDate), oneDay };
}

function assigneeFact({ email, name, personId }: Assignee): Fact {
  return personId === undefined ? (name ?? email ?? '') : coded('person', personId);
}
