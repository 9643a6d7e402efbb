import { coded, day, money, type Facts } from '../workflow/facts.ts';
import type { VoucherEvent } from '../workflow/voucher/events.ts';
import type { Speaker } from '../locales/speaker.ts';

/** What happened, in one sentence: for the outcome of a step and for the history alike. */
export function eventWords(say: Speaker, event: VoucherEvent): string {
  return say.text(`event.${event.type}`, eventFacts(event));
}

function eventFacts(event: VoucherEvent): Facts {
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
        from: day(event.startDate),
        to: day(event.endDate),
        consultant: coded('person', event.consultant),
      };
    case 'rescheduled':
      return {
        from: day(event.startDate),
        to: day(event.endDate),
        consultant: coded('person', event.consultant),
      };
    case 'released':
      return { reason: coded('release-reason', event.reason) };
    case 'report-submitted':
      return { days: event.daysDelivered, from: day(event.startDate), to: day(event.endDate) };
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

function assigneeFact(assignee: { personId?: string; email?: string; name?: string }) {
  return assignee.personId === undefined
    ? (assignee.name ?? assignee.email ?? '')
    : coded('person', assignee.personId);
}
