import { deadlineTitle } from '../../cards/lists/deadline-rows.ts';
import type { DeadlineLine } from '../../cards/lists/deadline-line.ts';
import { messageCard } from '../../cards/chat/message-card.ts';
import { snoozeCard } from '../../cards/notices/snooze-card.ts';
import type { FormState } from '../../cards/kit/card.ts';
import { today } from '../../dialogs/choices.ts';
import type { Turn } from '../../dialogs/turn.ts';
import { check } from '../../workflow/kernel/checks.ts';
import { addDays, isDay, type Day } from '../../workflow/kernel/day.ts';
import { day } from '../../workflow/kernel/facts.ts';
import { outboxWrite } from '../../workflow/notices/outbox.ts';
import { reminderSubject, withChoices } from '../../workflow/people/reminder-choices.ts';
import { openingOn } from '../outbox/reminders/own-reminder-row.ts';
import { deadlineOfRow } from '../outbox/reminders/deadline-of-row.ts';
import {
  reminderOfKey,
  snoozedRow,
  type ReminderOfKey,
} from '../outbox/reminders/reminder-rows.ts';
import { isOpenLater } from '../../workflow/steps/deadlines.ts';
import type { CommandInput, DirectCommand } from './command.ts';

/** Reminders on one card. */
const KEYS_MAX = 100;

/** Days after its deadline on which a reminder is still planned, at most. */
const PAST_AFTER_DAYS = 60;

interface Due {
  readonly key: string;
  readonly reminder: ReminderOfKey;
  readonly line: DeadlineLine;
}

/** Sends the reminders of a card again on another day. */
export const snooze: DirectCommand = {
  kind: 'direct',
  name: 'snooze',
  action: 'read',
  aboutVoucher: false,
  async run(turn, asked) {
    const due = await dueOf(turn, asked);
    if (due.length === 0) return notDue(turn);
    const until = asked.extra.until ?? asked.values.remindOn;
    if (until === undefined) return show(turn, 'snooze', due, { values: {}, refused: [] });
    const chosen = chosenOf(due, asked);
    const now = today(turn);
    const isPossible =
      chosen.length > 0 &&
      isDay(until) &&
      now < until &&
      until <= addDays(now, 365) &&
      chosen.every((one) => until <= lastDay(one));
    if (!isPossible) {
      const field = chosen.length === 0 ? 'reminders' : 'remindOn';
      const refused = [check('field-valid', false, { problem: 'other' }, field)];
      return show(turn, 'snooze', due, { values: asked.values, refused });
    }
    const isStored = await store(turn, chosen, until);
    if (!isStored) return notStored(turn);
    const { t } = turn;
    const facts = { count: chosen.length, until: day(until) };
    await turn.show(
      messageCard(t, { title: t.text('snooze.done', facts), actions: ['next', 'deadlines'] }),
    );
  },
};

/** Stops the reminders of a card: those of one kind of deadline of a voucher are not sent again. */
export const reminderDone: DirectCommand = {
  kind: 'direct',
  name: 'reminder-done',
  action: 'read',
  aboutVoucher: false,
  async run(turn, asked) {
    const due = await dueOf(turn, asked);
    if (due.length === 0) return notDue(turn);
    if (due.length > 1 && asked.extra.isForm === undefined)
      return show(turn, 'reminder-done', due, { values: {}, refused: [] });
    const chosen = chosenOf(due, asked);
    if (chosen.length === 0) {
      const refused = [check('field-valid', false, { problem: 'other' }, 'reminders')];
      return show(turn, 'reminder-done', due, { values: asked.values, refused });
    }
    if (!(await store(turn, chosen))) return notStored(turn);
    const { t } = turn;
    const [first] = chosen;
    const facts = { count: chosen.length, what: first ? deadlineTitle(t, first.line) : '' };
    await turn.show(
      messageCard(t, {
        title: t.text('reminder-done.done', facts),
        text: t.text('reminder-done.rest'),
        actions: ['next', 'deadlines'],
      }),
    );
  },
};

/** The reminders of the clicked card whose deadline is still ahead; the client's data is only a key. */
async function dueOf(turn: Turn, { extra }: CommandInput): Promise<readonly Due[]> {
  const { programme } = turn.services;
  const reader = await turn.reader();
  const keys = [...new Set((extra.reminders ?? '').split('|'))].slice(0, KEYS_MAX);
  const found = await Promise.all(
    keys.map(async (key): Promise<Due | undefined> => {
      const reminder = reminderOfKey(key);
      const line =
        reminder &&
        (await deadlineOfRow({ reader, programme }, turn.tenantId, reminder, today(turn)));
      return line && { key, reminder, line };
    }),
  );
  return found.filter((one) => one !== undefined);
}

/** One reminder of a card needs no choice. */
function chosenOf(due: readonly Due[], { values }: CommandInput): readonly Due[] {
  if (due.length === 1) return due;
  const wanted = (values.reminders ?? '').split(',');
  return due.filter(({ key }) => wanted.includes(key));
}

/** Before it is too late, if it is not yet. */
const lastDay = ({ line: { deadline }, reminder: { kind } }: Due): Day =>
  isOpenLater(deadline.kind) || kind === 'deadline-missed' ? '9999-12-31' : deadline.on;

/** @returns false if the person has postponed too many reminders */
async function store(turn: Turn, chosen: readonly Due[], until?: Day): Promise<boolean> {
  const { clock, people, timeZone } = turn.services;
  const { personId } = turn.person;
  const recipient = { tenantId: turn.tenantId, readerId: personId.toLowerCase() };
  const person = await people.find(turn.tenantId, personId);
  const now = clock.now();
  const added = chosen.map(({ line, reminder }) => ({
    subject: reminderSubject(reminder),
    ...(until !== undefined && { until }),
    past: addDays(later(line.deadline.on, until), PAST_AFTER_DAYS),
  }));
  if (withChoices(person?.reminderChoices, added, today(turn)) === undefined) return false;
  const zone = person?.timeZone ?? timeZone;
  const rows = chosen.flatMap(({ reminder: { kind, ...reminder } }) => {
    if (until === undefined) return [];
    const dueAt = openingOn(kind, until, zone) ?? now;
    const { op: _op, ...write } = outboxWrite(
      snoozedRow({ kind, ...reminder }, recipient, { now, dueAt }),
    );
    return [{ op: 'put' as const, ...write }];
  });
  await people.choose(
    turn.tenantId,
    personId,
    (known) => ({ reminderChoices: withChoices(known?.reminderChoices, added, today(turn)) }),
    rows,
  );
  return true;
}

const later = (one: Day, other: Day | undefined): Day =>
  other !== undefined && one < other ? other : one;

async function show(
  turn: Turn,
  verb: 'snooze' | 'reminder-done',
  due: readonly Due[],
  form: FormState,
): Promise<void> {
  const { t } = turn;
  const reminders = due.map(({ key, line }) => ({ title: deadlineTitle(t, line), value: key }));
  await turn.show(snoozeCard(t, { verb, reminders, form, today: today(turn) }));
}

const notDue = (turn: Turn): Promise<void> => say(turn, 'snooze.nothing');
const notStored = (turn: Turn): Promise<void> => say(turn, 'snooze.too-many');

async function say(turn: Turn, text: 'snooze.nothing' | 'snooze.too-many'): Promise<void> {
  const { t } = turn;
  await turn.show(messageCard(t, { title: t.text(text), actions: ['next', 'deadlines'] }));
}
