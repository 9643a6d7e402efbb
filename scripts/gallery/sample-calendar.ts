import { calendarCard } from '../../cards/lists/calendar-card.ts';
import type { Samples } from './sample-forms.ts';

const file =
  'https://desk.example/exports/5f0c7c1e-6a53-4f0e-9f5c-0a1f0f3a9d11/7d5c3f0e-5a0e-4a3c-9d38-2d6f7a3a1c55/calendar.ics';
export const SAMPLE_FEED =
  'https://desk.example/calendar/8f14e45fceea167a5a36dedd4bea2543c9f0f895fb98ab9159f51fd0297e236d.5f0c7c1e-6a53-4f0e-9f5c-0a1f0f3a9d11.ics';
const commandId = '7d5c3f0e-5a0e-4a3c-9d38-2d6f7a3a1c55';

/** The calendar in each state of the feed. */
export function sampleCalendar(): Samples {
  return {
    calendar: (t) => calendarCard(t, { file, feed: { commandId } }),
    'calendar, of a voucher': (t) => calendarCard(t, { file, voucherId: 'FBRK-2718' }),
    'calendar, with a feed': (t) =>
      calendarCard(t, { file, feed: { commandId, createdAt: '2020-06-01T08:00:00.000Z' } }),
    'calendar, new feed': (t) => calendarCard(t, { file, feed: { commandId, link: SAMPLE_FEED } }),
    'calendar, feed ended': (t) => calendarCard(t, { file, feed: { commandId, isRevoked: true } }),
    'calendar, in a group': (t) => calendarCard(t, { file }),
  };
}
