import { day } from '../../workflow/kernel/facts.ts';
import type { Countdown } from '../../workflow/views/voucher-view.ts';
import type { Translator } from '../../locales/translator.ts';
import { markdownSafe } from '../../locales/neutral-text.ts';
import { badge } from './badge.ts';
import type { Element } from './card.ts';
import { paragraph, RIGHT, textBar } from './text-blocks.ts';

const WARNING_DAYS = 30;
const ATTENTION_DAYS = 7;

export function urgency(daysLeft: number): 'Good' | 'Warning' | 'Attention' {
  if (daysLeft <= ATTENTION_DAYS) return 'Attention';
  return daysLeft <= WARNING_DAYS ? 'Warning' : 'Good';
}

/** Days left, for the right edge of a row; on a badge when they are few. */
export function daysLeftElement(text: string, daysLeft: number): Element {
  const style = urgency(daysLeft);
  return style === 'Good'
    ? { ...paragraph(markdownSafe(text)), ...RIGHT }
    : badge({ text, style }, { ...RIGHT, spacing: 'small' });
}

/** A bar of the time left above the same in words; only words once the time is over. */
export function countdownElements(t: Translator, countdown: Countdown): readonly Element[] {
  const { daysInAll, daysLeft, of, until } = countdown;
  if (daysLeft < 0) return [paragraph(t.text(`countdown.${of}.over`, { day: day(until) }))];
  const left = Math.min(daysLeft, daysInAll);
  const share = t.text('countdown.share', { left, all: daysInAll });
  const text = t.text(`countdown.${of}.left`, { days: daysLeft, day: day(until) });
  return [
    {
      type: 'ProgressBar',
      value: left,
      max: daysInAll,
      color: urgency(daysLeft),
      fallback: paragraph(`${textBar(left, daysInAll)} ${share}`),
    },
    { ...paragraph(text), spacing: 'small' },
  ];
}
