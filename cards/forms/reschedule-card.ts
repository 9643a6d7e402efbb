import type { Day } from '../../workflow/kernel/day.ts';
import type { Voucher } from '../../workflow/voucher/voucher.ts';
import type { Translator } from '../../locales/translator.ts';
import { deskData, type Card, type FormState } from '../kit/card.ts';
import { personChoices, type PersonChoice } from '../kit/choices.ts';
import { choiceField, dateField, sideBySide, type Field } from '../kit/field.ts';
import { formActions } from '../kit/form-actions.ts';
import { formHead } from '../kit/form-head.ts';
import { template } from '../kit/template.ts';
import source from '../templates/reschedule.json' with { type: 'json' };
import { voucherTitle } from '../voucher/voucher-words.ts';

export interface RescheduleView {
  readonly voucher: Voucher;
  readonly commandId: string;
  readonly form: FormState;
  readonly today: Day;
  readonly consultants: readonly PersonChoice[];
}

type FieldName = 'startDate' | 'endDate' | 'consultant';

const fill = template<Record<FieldName | 'dates' | 'head', Field> & { readonly actions: object }>(
  source,
);

/** Other dates for a reserved engagement, or another consultant. */
export function rescheduleCard(t: Translator, view: RescheduleView): Card {
  const { commandId, consultants, today, voucher } = view;
  const form = { t, state: view.form };
  const max = voucher.expiresOn;
  const { consultant, endDate, startDate } = voucher.reservation ?? {};
  const fields: Record<FieldName, Field> = {
    startDate: dateField(form, 'startDate', {
      min: earlier(startDate, today),
      max,
      value: startDate,
    }),
    endDate: dateField(form, 'endDate', { min: earlier(endDate, today), max, value: endDate }),
    consultant: choiceField(form, 'consultant', {
      choices: personChoices(t, consultants),
      value: consultant,
    }),
  };
  return fill({
    head: formHead(t, {
      title: t.text('reschedule.title'),
      about: voucherTitle(t, voucher),
      form: view.form,
      fields: Object.keys(fields),
    }),
    ...fields,
    dates: sideBySide(fields.startDate, fields.endDate),
    actions: formActions(t, 'reschedule', deskData(voucher, commandId)),
  });
}

/** What stands in the field must be allowed in it, even when it has passed meanwhile. */
function earlier(day: Day | undefined, today: Day): Day {
  return day !== undefined && day < today ? day : today;
}
