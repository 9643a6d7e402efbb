import { day } from '../workflow/facts.ts';
import type { Countdown } from '../workflow/views/voucher-view.ts';
import type { Speaker } from '../locales/speaker.ts';
import type { Element } from './card.ts';

/** From here on a bar says that time is short, and that it is very short. */
const SHORT = 30;
const VERY_SHORT = 7;

/** Words and colour for the time left; never the colour alone. */
export function urgency(daysLeft: number): 'good' | 'warning' | 'attention' {
  if (daysLeft <= VERY_SHORT) return 'attention';
  return daysLeft <= SHORT ? 'warning' : 'good';
}

/**
 * A bar of the time left, and under it the same in words. Clients that have no `ProgressBar` of
 * Teams get one of version 1.5.
 */
export function countdownElements(say: Speaker, countdown: Countdown): readonly Element[] {
  const { daysInAll, daysLeft, of, until } = countdown;
  const style = urgency(daysLeft);
  const left = Math.max(0, Math.min(daysLeft, daysInAll));
  const text =
    daysLeft < 0
      ? say.text(`countdown.${of}.over`, { day: day(until) })
      : say.text(`countdown.${of}.left`, { days: daysLeft, day: day(until) });
  const bar = {
    type: 'ColumnSet',
    spacing: 'none',
    columns: [part(left, style), part(daysInAll - left, 'emphasis')].flat(),
  };
  return [
    { type: 'ProgressBar', value: left, max: daysInAll, color: style, fallback: bar },
    { type: 'TextBlock', text, wrap: true, spacing: 'small', color: style },
  ];
}

/** A part of the bar; a column without width is left out. */
function part(width: number, style: string): readonly Element[] {
  if (width <= 0) return [];
  return [{ type: 'Column', width, style, minHeight: '8px', spacing: 'none', items: [] }];
}
