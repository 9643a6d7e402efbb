import type { PartnerEvent } from '../../workflow/partner/commands/catalogue.ts';
import type { VoucherEvent } from '../../workflow/steps/catalogue.ts';
import type { Translator } from '../../locales/translator.ts';
import type { Element } from '../kit/card.ts';
import { iconLine } from '../kit/icon.ts';
import { paragraph } from '../kit/text-blocks.ts';
import { eventWords } from './event-words.ts';

/** The events just recorded, above the card that shows the state after them. */
export function outcomeBanner(
  t: Translator,
  events: readonly (PartnerEvent | VoucherEvent)[],
): readonly Element[] {
  if (events.length === 0) return [];
  const items = events.map((event) =>
    iconLine('met', [{ ...paragraph(eventWords(t, event)), weight: 'bolder' }]),
  );
  return [{ type: 'Container', style: 'good', items }];
}
