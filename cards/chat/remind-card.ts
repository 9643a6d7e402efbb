import { addDays, type Day } from '../../workflow/kernel/day.ts';
import { day } from '../../workflow/kernel/facts.ts';
import { LIMITS } from '../../workflow/kernel/fields.ts';
import type { OwnReminder } from '../../workflow/records/records.ts';
import type { Voucher } from '../../workflow/voucher/voucher.ts';
import type { Translator } from '../../locales/translator.ts';
import type { Card, Element, FormState } from '../kit/card.ts';
import { voucherChoices } from '../kit/choices.ts';
import { choiceField, dateField, textField } from '../kit/field.ts';
import { commandAction } from '../kit/form-actions.ts';
import { formCard } from '../kit/form-card.ts';
import { listCard } from '../kit/list-card.ts';
import { paragraph, subtle } from '../kit/text-blocks.ts';
import { voucherTitle } from '../voucher/voucher-words.ts';

/** Days ahead of a reminder at most. */
export const REMIND_DAYS_MAX = 365;

/** Characters of a note in the list. */
const EXCERPT = 80;

export interface RemindFormView {
  readonly commandId: string;
  readonly form: FormState;
  readonly today: Day;
  /** The subject of the reminder; absent: chosen among `vouchers`, or nothing. */
  readonly voucher?: Voucher;
  readonly vouchers: readonly Voucher[];
  /** The reminder that is set again. */
  readonly reminder?: OwnReminder;
}

/** When the person is reminded, and of what. */
export function remindForm(t: Translator, view: RemindFormView): Card {
  const { commandId, reminder, today, voucher, vouchers } = view;
  const form = { t, state: view.form };
  const about = { voucherId: voucher?.voucherId, reminder: reminder?.id };
  return formCard(t, {
    verb: 'remind',
    title: t.text('remind.title'),
    ...(voucher && { about: voucherTitle(t, voucher) }),
    form: view.form,
    data: { commandId, isForm: 'yes', ...about },
    fields: [
      ...(voucher !== undefined || vouchers.length === 0
        ? []
        : choiceField(form, 'voucherId', {
            choices: voucherChoices(t, vouchers),
            style: 'filtered',
            words: 'aboutVoucher',
            optional: true,
          })),
      ...dateField(form, 'remindOn', {
        min: addDays(today, 1),
        max: addDays(today, REMIND_DAYS_MAX),
      }),
      ...textField(form, 'note', {
        max: LIMITS.reference,
        multiline: true,
        optional: voucher !== undefined || vouchers.length > 0,
        ...(reminder?.note !== undefined && { value: reminder.note }),
      }),
    ],
    submit: { title: 'save' },
  });
}

export interface ReminderLine {
  readonly reminder: OwnReminder;
  /** Absent if the person cannot see it, or it is about none. */
  readonly voucher?: Voucher;
}

export interface RemindListView {
  /** The next one first. */
  readonly lines: readonly ReminderLine[];
  readonly commandId: string;
  /** The reminder that was just stored. */
  readonly stored?: Day;
}

/** The person's own reminders that are ahead, each with a button that removes it. */
export function remindList(t: Translator, { commandId, lines, stored }: RemindListView): Card {
  return listCard(t, {
    news:
      stored === undefined
        ? []
        : [{ ...paragraph(t.text('remind.stored', { until: day(stored) })), weight: 'bolder' }],
    title: t.text('remind.list', { count: lines.length }),
    rows: lines.map((line) => row(t, line, commandId)),
    footer: t.text('remind.footer'),
    actions: [
      commandAction(t, 'remind', { opens: 'yes' }, { title: 'new-reminder' }),
      commandAction(t, 'next'),
    ],
  });
}

function row(t: Translator, { reminder, voucher }: ReminderLine, commandId: string): Element {
  const { id, note = '', on, voucherId } = reminder;
  const about = voucher ? voucherTitle(t, voucher) : voucherId && t.fact(voucherId);
  const text = note.length > EXCERPT ? `${note.slice(0, EXCERPT)}…` : note;
  const remove = commandAction(
    t,
    'remind',
    { commandId, removes: id },
    {
      title: 'remove-reminder',
      tooltip: t.plain('remind.remove', { until: day(on), about: voucherId ?? text }),
    },
  );
  return {
    type: 'ColumnSet',
    separator: true,
    columns: [
      {
        type: 'Column',
        width: 'stretch',
        items: [
          { ...paragraph(t.fact(day(on))), weight: 'bolder' },
          ...(about === undefined ? [] : [subtle(about)]),
          ...(text === '' ? [] : [{ ...paragraph(t.fact(text)), spacing: 'none' }]),
        ],
      },
      {
        type: 'Column',
        width: 'auto',
        verticalContentAlignment: 'center',
        items: [{ type: 'ActionSet', actions: [remove] }],
      },
    ],
  };
}
