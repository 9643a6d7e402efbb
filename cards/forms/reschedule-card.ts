import type { Day } from '../../workflow/kernel/day.ts';
import { day } from '../../workflow/kernel/facts.ts';
import type { PlannableConsultant } from '../../workflow/views/plannable-consultants.ts';
import type { Voucher } from '../../workflow/voucher/voucher.ts';
import type { Translator } from '../../locales/translator.ts';
import type { Card, FormState } from '../kit/card.ts';
import { dateField, sideBySide } from '../kit/field.ts';
import { formCard } from '../kit/form-card.ts';
import { consultantField, planData, planWarnings, type PlanWarnings } from './planning-fields.ts';
import { stepDay } from './step-day.ts';
import { voucherTitle } from '../voucher/voucher-words.ts';

export interface RescheduleView {
  readonly voucher: Voucher;
  readonly commandId: string;
  readonly form: FormState;
  readonly today: Day;
  readonly consultants: readonly PlannableConsultant[];
  readonly warnings?: PlanWarnings;
}

/** New dates for a reserved engagement, or another consultant. */
export function rescheduleCard(t: Translator, view: RescheduleView): Card {
  const { commandId, consultants, today, voucher, warnings } = view;
  const form = { t, state: view.form };
  const life = { min: voucher.assignedOn, max: voucher.expiresOn };
  const { consultant, endDate, startDate } = voucher.reservation ?? {};
  const fields = {
    startDate: dateField(form, 'startDate', { ...life, value: startDate }),
    endDate: dateField(form, 'endDate', { ...life, value: endDate }),
    consultant: consultantField(form, consultants, consultant),
  };
  return formCard(t, {
    verb: 'reschedule',
    title: t.text('reschedule.title'),
    about: `${voucherTitle(t, voucher)} · ${t.text('voucher.valid-until', { day: day(voucher.expiresOn) })}`,
    form: view.form,
    data: planData(voucher, commandId, warnings),
    ...(warnings && { submit: { title: 'reschedule-anyway' } }),
    fields: [
      ...planWarnings(t, warnings),
      ...sideBySide(fields.startDate, fields.endDate),
      ...fields.consultant,
      ...stepDay(form, { action: 'reschedule', today, vouchers: [voucher] }),
    ],
  });
}
