import type { Day } from '../../workflow/kernel/day.ts';
import { LIMITS } from '../../workflow/kernel/fields.ts';
import type { Voucher } from '../../workflow/voucher/voucher.ts';
import type { Translator } from '../../locales/translator.ts';
import { deskData, type Card, type FormState } from '../kit/card.ts';
import { personChoices, type PersonChoice } from '../kit/choices.ts';
import { choiceField, textField } from '../kit/field.ts';
import { formCard } from '../kit/form-card.ts';
import { stepDay } from './step-day.ts';
import { voucherTitle } from '../voucher/voucher-words.ts';

export interface HandoverView {
  readonly voucher: Voucher;
  readonly commandId: string;
  readonly form: FormState;
  readonly today: Day;
  /** Possible assignees, without the present one. */
  readonly colleagues: readonly PersonChoice[];
}

/** Hands a voucher to a colleague; both receive a notice. */
export function handoverCard(t: Translator, view: HandoverView): Card {
  const { colleagues, commandId, today, voucher } = view;
  const form = { t, state: view.form };
  const fields = {
    colleague: choiceField(form, 'colleague', {
      choices: personChoices(t, colleagues),
      style: 'filtered',
      dataset: 'colleagues',
    }),
    reason: textField(form, 'reason', {
      max: LIMITS.reference,
      optional: true,
      words: 'handoverReason',
    }),
  };
  return formCard(t, {
    verb: 'handover',
    title: t.text('handover.title'),
    about: voucherTitle(t, voucher),
    intro: 'handover.intro',
    form: view.form,
    data: deskData(voucher, commandId),
    fields: [
      ...fields.colleague,
      ...fields.reason,
      ...stepDay(form, { action: 'handover', today, vouchers: [voucher] }),
    ],
  });
}
