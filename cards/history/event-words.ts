import { allOf, coded, day, type Facts } from '../../workflow/kernel/facts.ts';
import type { PartnerEvent } from '../../workflow/partner/events.ts';
import type { VoucherEvent } from '../../workflow/steps/catalogue.ts';
import { eventFacts, isVoucherEvent } from '../../workflow/steps/evolve.ts';
import type { Translator } from '../../locales/translator.ts';

/** What happened, in one sentence: for the outcome of a step and for the history alike. */
export function eventWords(t: Translator, event: VoucherEvent | PartnerEvent): string {
  const facts = isVoucherEvent(event) ? eventFacts(event) : companyFacts(event);
  return t.text(`event.${event.type}`, facts);
}

/** The facts that the words of `event.<type>` ask for. */
function companyFacts(event: PartnerEvent): Facts {
  switch (event.type) {
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

const dayOrNone = (value: string | undefined) => (value === undefined ? '' : day(value));
