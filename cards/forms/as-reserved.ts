import { day } from '../../workflow/kernel/facts.ts';
import { markdownSafe } from '../../locales/neutral-text.ts';
import type { Element } from '../kit/card.ts';
import { sideBySide, type Choice, type Field, type Form } from '../kit/field.ts';
import { foldedRow } from '../kit/folded-group.ts';
import { paragraph, subtle } from '../kit/text-blocks.ts';

type Planned = Readonly<
  Record<
    'startDate' | 'endDate' | 'offSiteDays' | 'location' | 'deliveryCountry' | 'consultant',
    Field
  >
>;

/**
 * The answers that the reservation has given, in one line that a tap opens. Clients send the values
 * of invisible inputs as well. Open if one is missing or refused.
 */
export function asReserved({ t }: Form, planned: Planned): readonly Element[] {
  const { consultant, deliveryCountry, endDate, location, offSiteDays, startDate } = planned;
  const items = [
    ...sideBySide(startDate, endDate),
    ...sideBySide(location, deliveryCountry),
    ...sideBySide(consultant, offSiteDays),
  ];
  const fields = [startDate, endDate, offSiteDays, location, deliveryCountry, consultant];
  if (fields.some(isOpen)) return items;
  const dates = t.text('days-range', { from: day(shown(startDate)), to: day(shown(endDate)) });
  const line = [
    dates,
    ...[consultant, location, deliveryCountry].map((field) => markdownSafe(shown(field))),
    t.text('report.off-site', { days: Number(shown(offSiteDays)) }),
  ].join(' · ');
  const main = [paragraph(line), subtle(t.text('report.change'))];
  return foldedRow({ id: 'as-reserved', main, items });
}

/** True without a value, or with a note about it. */
const isOpen = (field: Field): boolean => field.length > 1 || shown(field) === '';

/** The value, or the title of the chosen one; empty if it is not among the choices. */
function shown([input]: Field): string {
  const { choices, value = '' } = input ?? {};
  if (!Array.isArray(choices)) return String(value);
  return (choices as readonly Choice[]).find((one) => one.value === value)?.title ?? '';
}
