import type { PartnerEvent } from '../../workflow/partner/events.ts';
import type { VoucherEvent } from '../../workflow/voucher/events.ts';
import type { Speaker } from '../../locales/speaker.ts';
import { partnerEventFacts } from './partner-event-facts.ts';
import { voucherEventFacts } from './voucher-event-facts.ts';

/** What happened, in one sentence: for the outcome of a step and for the history alike. */
export function eventWords(say: Speaker, event: VoucherEvent | PartnerEvent): string {
  const facts = isOfCompany(event) ? partnerEventFacts(event) : voucherEventFacts(event);
  return say.text(`event.${event.type}`, facts);
}

const OF_COMPANY: Readonly<Record<PartnerEvent['type'], true>> = {
  'training-recorded': true,
  'competency-recorded': true,
  'assessment-recorded': true,
  'agreement-signed': true,
  enrolled: true,
  'profile-updated': true,
  'location-added': true,
  'location-removed': true,
  'role-granted': true,
  'role-withdrawn': true,
  'member-identified': true,
  'savb-registered': true,
};

function isOfCompany(event: VoucherEvent | PartnerEvent): event is PartnerEvent {
  return event.type in OF_COMPANY;
}
