import type { Day } from '../../workflow/kernel/day.ts';
import { coded, day } from '../../workflow/kernel/facts.ts';
import type { Location } from '../../workflow/partner/partner.ts';
import type { Programme } from '../../workflow/programme/definition.ts';
import { LIMITS } from '../../workflow/kernel/fields.ts';
import type { Voucher } from '../../workflow/voucher/voucher.ts';
import type { Translator } from '../../locales/translator.ts';
import { deskData, type Card, type FormState } from '../kit/card.ts';
import { locationChoices, personChoices, type PersonChoice } from '../kit/choices.ts';
import { choiceField, dateField, sideBySide, textField, toggleField } from '../kit/field.ts';
import { linkAction } from '../kit/link-action.ts';
import { formCard } from '../kit/form-card.ts';
import { stepDay } from './step-day.ts';
import { voucherTitle } from '../voucher/voucher-words.ts';

export interface ReserveView {
  readonly voucher: Voucher;
  readonly commandId: string;
  readonly form: FormState;
  readonly today: Day;
  readonly programme: Programme;
  /** The partner's own locations in the customer's country. */
  readonly locations: readonly Location[];
  readonly consultants: readonly PersonChoice[];
}

/** Step 5: engagement, location, consultant, dates, and acceptance of the terms. */
export function reserveCard(t: Translator, view: ReserveView): Card {
  const { commandId, consultants, locations, programme, today, voucher } = view;
  const form = { t, state: view.form };
  const dated = { action: 'reserve', today, vouchers: [voucher] } as const;
  const life = { min: voucher.assignedOn, max: voucher.expiresOn };
  const offer = programme.offers.find(({ code }) => code === voucher.offer);
  const fields = {
    engagement: choiceField(form, 'engagement', {
      choices: (offer?.engagements ?? []).map(({ code }) => ({
        title: t.plainFact(coded('engagement', code)),
        value: code,
      })),
    }),
    location: choiceField(form, 'location', { choices: locationChoices(t, locations) }),
    consultant: choiceField(form, 'consultant', { choices: personChoices(t, consultants) }),
    startDate: dateField(form, 'startDate', life),
    endDate: dateField(form, 'endDate', life),
    reason: isLong(voucher, programme)
      ? textField(form, 'reason', { max: LIMITS.reference, multiline: true, optional: true })
      : [],
    termsAccepted: toggleField(form, 'termsAccepted', { title: 'field.termsAccepted.title' }),
    confirmationReference: textField(form, 'confirmationReference', {
      max: LIMITS.line,
      optional: true,
    }),
  };
  return formCard(t, {
    verb: 'reserve',
    title: t.text('reserve.title'),
    about: `${voucherTitle(t, voucher)} · ${t.text('voucher.valid-until', { day: day(voucher.expiresOn) })}`,
    intro: 'reserve.intro',
    form: view.form,
    data: deskData(voucher, commandId),
    fields: [
      ...fields.engagement,
      ...sideBySide(fields.location, fields.consultant),
      ...sideBySide(fields.startDate, fields.endDate),
      ...fields.reason,
      ...fields.termsAccepted,
      ...stepDay(form, dated, fields.confirmationReference),
    ],
    more: linkAction(t, programme, 'partner-center'),
  });
}

/** True for the longest level: one engagement per type and customer, unless a reason is given. */
function isLong(voucher: Voucher, { windows }: Programme): boolean {
  return (
    windows.longEngagementDays !== undefined && voucher.serviceLevel >= windows.longEngagementDays
  );
}
