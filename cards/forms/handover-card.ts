import { LIMITS } from '../../workflow/kernel/fields.ts';
import type { Voucher } from '../../workflow/voucher/voucher.ts';
import type { Translator } from '../../locales/translator.ts';
import { deskData, type Card, type FormState } from '../kit/card.ts';
import { personChoices, type PersonChoice } from '../kit/choices.ts';
import { choiceField, textField, type Field } from '../kit/field.ts';
import { formActions } from '../kit/form-actions.ts';
import { formHead } from '../kit/form-head.ts';
import { template } from '../kit/template.ts';
import source from '../templates/handover.json' with { type: 'json' };
import { voucherTitle } from '../voucher/voucher-words.ts';

export interface HandoverView {
  readonly voucher: Voucher;
  readonly commandId: string;
  readonly form: FormState;
  /** Colleagues who may take it, without the present assignee. */
  readonly colleagues: readonly PersonChoice[];
}

type FieldName = 'colleague' | 'reason';

const fill = template<Record<FieldName, Field> & { head: Field; actions: object }>(source);

/** Hands a voucher to a colleague; both are told. */
export function handoverCard(t: Translator, view: HandoverView): Card {
  const { colleagues, commandId, voucher } = view;
  const form = { t, state: view.form };
  const fields: Record<FieldName, Field> = {
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
  return fill({
    head: formHead(t, {
      title: t.text('handover.title'),
      about: voucherTitle(t, voucher),
      intro: 'handover.intro',
      form: view.form,
      fields: Object.keys(fields),
    }),
    ...fields,
    actions: formActions(t, 'handover', deskData(voucher, commandId)),
  });
}
