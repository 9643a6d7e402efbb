import { IMPORTED } from '../../workflow/steps/imported-steps.ts';
import type { PartnerEvent } from '../../workflow/partner/commands/catalogue.ts';
import { partnerEventFacts } from '../../workflow/partner/commands/evolve.ts';
import { day } from '../../workflow/kernel/facts.ts';
import type { VoucherEvent } from '../../workflow/steps/catalogue.ts';
import { isVoucherEvent, kindOf } from '../../workflow/steps/evolve.ts';
import type { Translator } from '../../locales/translator.ts';
import type { Element } from '../kit/card.ts';
import { iconLine } from '../kit/icon.ts';
import { paragraph, subtle } from '../kit/text-blocks.ts';

/** An event in one sentence: for the outcome of a step and for the history alike. */
export function eventWords(t: Translator, event: VoucherEvent | PartnerEvent): string {
  const facts = isVoucherEvent(event) ? kindOf(event).facts(event) : partnerEventFacts(event);
  return t.text(`event.${event.type}`, facts);
}

/** The day of a step that was entered later, and the rules that it breaks. */
export function laterWords(t: Translator, event: VoucherEvent | PartnerEvent): readonly string[] {
  if (!isVoucherEvent(event) || event.onDate === undefined) return [];
  const { declared, onDate } = event;
  if (declared === undefined) return [t.text('event.on-date', { onDate: day(onDate) })];
  return [
    t.text('event.declared', {
      step: declared.step,
      onDate: day(onDate),
      reason: reasonWords(t, declared.reason),
    }),
    ...declared.broken.map(({ code, facts }) => t.text(`check.${code}.unmet`, facts)),
  ];
}

/** The events just recorded, above the card that shows the state after them. */
export function outcomeBanner(
  t: Translator,
  events: readonly (PartnerEvent | VoucherEvent)[],
): readonly Element[] {
  if (events.length === 0) return [];
  const items = events.map((event) =>
    iconLine('met', [
      { ...paragraph(eventWords(t, event)), weight: 'bolder' },
      ...laterWords(t, event).map((text) => subtle(text)),
    ]),
  );
  return [{ type: 'Container', items }];
}

/** The reason of a declaration: typed by a person, or the import that recorded it. */
export const reasonWords = (t: Translator, reason: string): string =>
  reason === IMPORTED ? t.plain('import.reason') : reason;
