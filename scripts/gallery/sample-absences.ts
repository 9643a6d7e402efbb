import { awayCard } from '../../cards/chat/away-card.ts';
import { remindForm, remindList } from '../../cards/chat/remind-card.ts';
import { OWN_REMINDERS_MAX } from '../../workflow/people/own-reminders.ts';
import { messageCard } from '../../cards/chat/message-card.ts';
import { deadlinesCard } from '../../cards/lists/deadlines-card.ts';
import { nextCard } from '../../cards/lists/next-card.ts';
import { personGoneCard } from '../../cards/notices/person-gone-card.ts';
import { importedNoticeCard } from '../../cards/notices/imported-notice-card.ts';
import { noticeCard } from '../../cards/notices/notice-card.ts';
import { addDays } from '../../workflow/kernel/day.ts';
import { coded, day } from '../../workflow/kernel/facts.ts';
import { PROGRESS_STEPS } from '../../workflow/views/voucher-view.ts';
import type { Samples } from './sample-forms.ts';
import { colleagueId } from './sample-partner.ts';
import { nth, type Typed } from './sample-texts.ts';
import { SAMPLE_DAY as today, SAMPLE_PEOPLE, sampleVoucher } from './sample-vouchers.ts';

/** Cards of an absence, and lists and a notice of the colleague who covers. */
export function sampleAbsences(typed: Typed): Samples {
  const colleagues = [0, 1, 2].map((at) => ({
    personId: colleagueId(at),
    name: nth(typed.colleagues, at),
  }));
  const days = { from: '2020-06-15', until: '2020-06-26' };
  const absence = { id: 'a', ...days, coverId: colleagueId(0) };
  const form = { values: {}, refused: [] };
  const shared = { commandId: '7d5c3f0e-5a0e-4a3c-9d38-2d6f7a3a1c55', form, today, colleagues };
  const facts = {
    absent: coded('person', SAMPLE_PEOPLE.paula),
    cover: coded('person', colleagueId(0)),
    from: day(days.from),
    until: day(days.until),
  };
  const voucher = sampleVoucher(typed, 'assigned');
  const { voucherId } = voucher;
  const of = SAMPLE_PEOPLE.paula;
  const steps = PROGRESS_STEPS.map(() => 'ahead' as const);
  const deadline = { kind: 'voucher-expires', on: voucher.expiresOn, voucherId: voucher.voucherId };
  return {
    away: (t) => awayCard(t, shared),
    'away, current': (t) => awayCard(t, { ...shared, absence }),
    'own reminder': (t) => remindForm(t, { ...shared, voucher, vouchers: [] }),
    'own reminder of anything': (t) => remindForm(t, { ...shared, vouchers: [voucher] }),
    'own reminders': (t) =>
      remindList(t, {
        commandId: shared.commandId,
        stored: '2020-06-19',
        lines: Array.from({ length: OWN_REMINDERS_MAX }, (_one, at) => ({
          reminder: { id: `r-${at}`, on: addDays('2020-06-19', at), voucherId, note: typed.note },
          ...(at % 2 === 0 && { voucher }),
        })),
      }),
    'notice of an import': (t) =>
      importedNoticeCard(t, { by: { kind: 'person', personId: of }, count: 12 }),
    'notice of an absence': (t) =>
      messageCard(t, {
        title: t.text('notice.absence.start.cover.title', facts),
        text: t.text('notice.absence.start.cover.text', facts),
        actions: ['next', 'deadlines'],
      }),
    'notice to a covering colleague': (t) =>
      noticeCard(t, {
        voucher,
        steps,
        may: ['validate', 'handover', 'note'],
        kind: 'voucher-assigned',
        by: { kind: 'customer' },
        absentId: of,
      }),
    'notice of a departure': (t) =>
      personGoneCard(t, { personId: SAMPLE_PEOPLE.paula, count: 6 }).card,
    'next, covering': (t) =>
      nextCard(t, {
        total: { count: 1, isMore: false },
        paging: { cursors: [] },
        today,
        tasks: [{ voucher, of, step: { action: 'validate', by: 'you', until: '2020-07-09' } }],
      }),
    'deadlines, covering': (t) =>
      deadlinesCard(t, {
        deadlines: [{ deadline: { ...deadline, kind: 'voucher-expires' }, voucher, of }],
        today,
        paging: { cursors: [] },
      }),
  };
}
