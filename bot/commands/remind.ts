import { messageCard } from '../../cards/chat/message-card.ts';
import {
  REMIND_DAYS_MAX,
  remindForm,
  remindList,
  type ReminderLine,
} from '../../cards/chat/remind-card.ts';
import type { FormState } from '../../cards/kit/card.ts';
import { today } from '../../dialogs/choices.ts';
import { openVouchers } from '../../dialogs/open-vouchers.ts';
import { showStatus } from './status.ts';
import type { Turn } from '../../dialogs/turn.ts';
import { check, unmet, type Check } from '../../workflow/kernel/checks.ts';
import { addDays, isDay, type Day } from '../../workflow/kernel/day.ts';
import { LIMITS } from '../../workflow/kernel/fields.ts';
import { outboxWrite } from '../../workflow/notices/outbox.ts';
import {
  openReminders,
  OWN_REMINDERS_MAX,
  withReminder,
} from '../../workflow/people/own-reminders.ts';
import type { OwnReminder, PersonRecord } from '../../workflow/records/records.ts';
import { ownReminderRow } from '../outbox/reminders/own-reminder-row.ts';
import { reminderNoteIn } from '../utterance/reminder-note-in.ts';
import type { CommandInput, DirectCommand } from './command.ts';

/** The person's own reminders: shown, set and removed. */
export const remind: DirectCommand = {
  kind: 'direct',
  name: 'remind',
  action: 'read',
  aboutVoucher: true,
  fields: ['remindOn'],
  applies: ['customer', 'customerPart', 'invoiceNumber'],
  async run(turn, asked) {
    const { t } = turn;
    // The notes are the person's own.
    if (turn.amongOthers !== undefined)
      return turn.show(messageCard(t, { title: t.text('remind.in-group'), actions: ['next'] }));
    const { extra, text, values, voucherId } = asked;
    const known = await turn.services.people.find(turn.tenantId, turn.person.personId);
    const id = turn.click?.commandId;
    if (id !== undefined && extra.removes !== undefined) return remove(turn, extra.removes);
    const reminder = known?.ownReminders?.find((one) => one.id === extra.reminder);
    const about = voucherId ?? reminder?.voucherId;
    if (about !== undefined && (await turn.voucher(about)) === undefined)
      return showStatus(turn, about);
    if (id !== undefined && extra.isForm !== undefined) return save(turn, asked, { id, reminder });
    const note = await reminderNoteIn(text, {
      ids: asked.voucherIds,
      today: today(turn),
      customer: asked.conditions?.customer ?? asked.conditions?.customerPart,
    });
    const isAsked = about !== undefined || values.remindOn !== undefined || note !== '';
    const isList = !isAsked && extra.opens === undefined;
    if (isList && openReminders(known, today(turn)).length > 0) return list(turn, known);
    const form = { values: { ...values, ...(note !== '' && { note }) }, refused: [] };
    return showForm(turn, { form, voucherId: about, reminder });
  },
};

interface FormOf {
  readonly form: FormState;
  readonly voucherId?: string;
  readonly reminder?: OwnReminder;
}

async function showForm(turn: Turn, { form, reminder, voucherId }: FormOf): Promise<void> {
  const voucher = voucherId === undefined ? undefined : await turn.voucher(voucherId);
  const vouchers = voucherId === undefined ? await openVouchers(turn, turn.person) : [];
  const commandId = turn.services.ids.next();
  const view = { commandId, form, today: today(turn), voucher, vouchers, reminder };
  await turn.show(remindForm(turn.t, view));
}

async function save(
  turn: Turn,
  { values, voucherId }: CommandInput,
  { id, reminder }: { readonly id: string; readonly reminder?: OwnReminder },
): Promise<void> {
  const { clock, people, timeZone } = turn.services;
  const { personId } = turn.person;
  const now = today(turn);
  const { remindOn: on = '' } = values;
  const note = (values.note ?? '').trim();
  const refused = unmet(checksOf({ on, note, voucherId }, now));
  if (refused.length > 0) return showForm(turn, { form: { values, refused }, voucherId, reminder });
  const stored: OwnReminder = {
    id: reminder?.id ?? id,
    on,
    ...(voucherId !== undefined && { voucherId }),
    ...(note !== '' && { note }),
  };
  const known = await people.find(turn.tenantId, personId);
  if (withReminder(known?.ownReminders, stored, now) === undefined) {
    const title = turn.t.text('remind.too-many', { max: OWN_REMINDERS_MAX });
    return turn.show(messageCard(turn.t, { title, actions: ['remind'] }));
  }
  const row = ownReminderRow(
    stored,
    { tenantId: turn.tenantId, readerId: personId.toLowerCase() },
    { now: clock.now(), timeZone: known?.timeZone ?? timeZone },
  );
  const { op: _op, ...write } = outboxWrite(row);
  const after = await people.choose(
    turn.tenantId,
    personId,
    (one) => ({ ownReminders: withReminder(one?.ownReminders, stored, now) }),
    [{ op: 'put', ...write }],
  );
  await list(turn, after, on);
}

/** Its row is dropped when it is due. */
async function remove(turn: Turn, removed: string): Promise<void> {
  const { people } = turn.services;
  const after = await people.choose(turn.tenantId, turn.person.personId, (known) => ({
    ownReminders: known?.ownReminders?.filter(({ id }) => id !== removed),
  }));
  await list(turn, after);
}

async function list(turn: Turn, known: PersonRecord | undefined, stored?: Day): Promise<void> {
  const lines = await Promise.all(
    openReminders(known, today(turn)).map(async (reminder): Promise<ReminderLine> => {
      const { voucherId } = reminder;
      const voucher = voucherId === undefined ? undefined : await turn.voucher(voucherId);
      return { reminder, voucher };
    }),
  );
  const commandId = turn.services.ids.next();
  await turn.show(remindList(turn.t, { lines, commandId, stored }));
}

function checksOf(
  { note, on, voucherId }: { note: string; on: string; voucherId: string | undefined },
  now: Day,
): readonly Check[] {
  const isAhead = isDay(on) && now < on && on <= addDays(now, REMIND_DAYS_MAX);
  const isAboutNothing = note === '' && voucherId === undefined;
  return [
    check('field-valid', isAhead, { problem: on === '' ? 'missing' : 'other' }, 'remindOn'),
    check(
      'field-valid',
      !isAboutNothing && note.length <= LIMITS.reference,
      { problem: isAboutNothing ? 'missing' : 'other' },
      'note',
    ),
  ];
}
