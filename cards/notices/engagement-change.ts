import { coded, day, datesFacts, type Facts } from '../../workflow/kernel/facts.ts';
import {
  engagementDays,
  type EngagementChange,
} from '../../workflow/voucher/planned-engagement.ts';
import type { Voucher } from '../../workflow/voucher/voucher.ts';
import type { Translator } from '../../locales/translator.ts';

/** The change for the consultant, in one or two sentences. */
export function engagementWords(
  t: Translator,
  voucher: Voucher,
  { change, known }: EngagementChange,
): string {
  const { reservation } = voucher;
  const before = engagementDays(known);
  const facts: Facts = {
    change,
    ...(reservation && {
      ...datesFacts(reservation),
      engagement: coded('engagement', reservation.engagement),
      lead: coded('person', reservation.consultant),
    }),
    ...(before && {
      wasFrom: day(before.startDate),
      wasTo: day(before.endDate),
      wasOneDay: before.startDate === before.endDate ? 'yes' : 'no',
    }),
  };
  return t.text('notice.engagement-changed.todo', facts);
}
