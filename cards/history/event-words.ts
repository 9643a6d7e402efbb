import type { Day } from '../../workflow/kernel/day.ts';
import { allOf, coded, day, money, type Fact, type Facts } from '../../workflow/kernel/facts.ts';
import type { PartnerEvent } from '../../workflow/partner/events.ts';
import type { VoucherEvent } from '../../workflow/voucher/events.ts';
import type { Assignee } from '../../workflow/voucher/voucher.ts';
import type { Translator } from '../../locales/translator.ts';

/** What happened, in one sentence: for the outcome of a step and for the history alike. */
export function eventWords(t: Translator, event: VoucherEvent | PartnerEvent): string {
  return t.text(`event.${event.type}`, factsOf(event));
}

/** The facts that the words of `event.<type>` ask for. */
function factsOf(event: VoucherEvent | PartnerEvent): Facts {
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
    case 'training-recorded':
      return { reference: event.reference, until: dayOrNone(event.validUntil) };
    case 'competency-recorded':
      return {
        competency: coded('competency', event.competency),
        level: coded('level', event.level),
        until: dayOrNone(event.validUntil),
      };
    case 'assessment-recorded':
      return {
        consultant: coded('person', event.consultant),
        exam: event.exam,
        competency: coded('competency', event.competency),
      };
    case 'agreement-signed':
      return { version: event.version };
    case 'enrolled':
      return { offer: coded('offer', event.offer), until: day(event.validUntil) };
    case 'profile-updated':
      return {
        company: event.companyName,
        countries: allOf(event.countries.map((country) => coded('country', country))),
      };
    case 'location-added':
      return {
        location: event.location,
        name: event.name,
        country: coded('country', event.country),
      };
    case 'location-removed':
      return { location: event.location };
    case 'role-granted':
    case 'role-withdrawn':
      return {
        person: 'name' in event ? event.name : coded('person', event.personId),
        role: coded('role', event.role),
      };
    case 'member-identified':
      return { person: event.name, email: event.email };
    case 'savb-registered':
      return { reference: event.reference };
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

const dayOrNone = (value: string | undefined) => (value === undefined ? '' : day(value));
