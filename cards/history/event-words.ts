import type { PartnerEvent } from '../../workflow/partner/commands/catalogue.ts';
import { partnerEventFacts } from '../../workflow/partner/commands/evolve.ts';
import type { VoucherEvent } from '../../workflow/steps/catalogue.ts';
import { eventFacts, isVoucherEvent } from '../../workflow/steps/evolve.ts';
import type { Translator } from '../../locales/translator.ts';

/** An event in one sentence: for the outcome of a step and for the history alike. */
export function eventWords(t: Translator, event: VoucherEvent | PartnerEvent): string {
  const facts = isVoucherEvent(event) ? eventFacts(event) : partnerEventFacts(event);
  return t.text(`event.${event.type}`, facts);
}
