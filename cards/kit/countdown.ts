import { day } from '../../workflow/kernel/facts.ts';
import type { Countdown } from '../../workflow/views/voucher-view.ts';
import type { Translator } from '../../locales/translator.ts';
import { bar } from './bar.ts';
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
 * A bar of the time left, and under it the same in words; when the time is over, the words alone.
 * Clients that have no `ProgressBar` of Teams get one in text, with the days it stands for.
 */
export function countdownElements(t: Translator, countdown: Countdown): readonly Element[] {
  const { daysInAll, daysLeft, of, until } = countdown;
  const style = urgency(daysLeft);
  if (daysLeft < 0) {
    const text = t.text(`countdown.${of}.over`, { day: day(until) });
    return [{ type: 'TextBlock', text, wrap: true, color: style }];
  }
  const left = Math.min(daysLeft, daysInAll);
  const text = t.text(`countdown.${of}.left`, { days: daysLeft, day: day(until) });
  const drawn = {
    type: 'TextBlock',
    text: `${bar(left, daysInAll)} ${t.text('countdown.share', { left, all: daysInAll })}`,
    wrap: true,
    color: style,
  };
  return [
    { type: 'ProgressBar', value: left, max: daysInAll, color: style, fallback: drawn },
    { type: 'TextBlock', text, wrap: true, spacing: 'small', color: style },
  ];
}
