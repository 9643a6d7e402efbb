import type { Day } from '../../workflow/kernel/day.ts';
import { coded } from '../../workflow/kernel/facts.ts';
import type { Programme } from '../../workflow/programme/definition.ts';
import { LIMITS } from '../../workflow/kernel/fields.ts';
import type { Voucher } from '../../workflow/voucher/voucher.ts';
import type { Translator } from '../../locales/translator.ts';
import { deskData, type Card, type FormState } from '../kit/card.ts';
import { choiceField, textField } from '../kit/field.ts';
import { linkAction } from '../kit/link-action.ts';
import { formCard } from '../kit/form-card.ts';
import { stepDay } from './step-day.ts';
import { voucherTitle } from '../voucher/voucher-words.ts';

export interface ReleaseView {
  readonly voucher: Voucher;
  readonly commandId: string;
  readonly form: FormState;
  readonly today: Day;
  readonly programme: Programme;
}

export function releaseCard(t: Translator, view: ReleaseView): Card {
  const { commandId, programme, today, voucher } = view;
  const form = { t, state: view.form };
  const fields = {
    reason: choiceField(form, 'reason', {
      words: 'releaseReason',
      style: 'expanded',
      choices: programme.releaseReasons.map(({ code }) => ({
        title: t.plainFact(coded('release-reason', code)),
        value: code,
      })),
    }),
    confirmationReference: textField(form, 'confirmationReference', {
      max: LIMITS.line,
      optional: true,
    }),
  };
  return formCard(t, {
    verb: 'release',
    title: t.text('release.title'),
    about: voucherTitle(t, voucher),
    intro: 'release.intro',
    form: view.form,
    data: deskData(voucher, commandId),
    fields: [
      ...fields.reason,
      ...stepDay(
        form,
        { action: 'release', today, vouchers: [voucher] },
        fields.confirmationReference,
      ),
    ],
    more: linkAction(t, programme, 'partner-center'),
  });
}
