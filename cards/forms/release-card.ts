import { coded } from '../../workflow/kernel/facts.ts';
import type { Programme } from '../../workflow/programme/definition.ts';
import { LIMITS } from '../../workflow/kernel/fields.ts';
import type { Voucher } from '../../workflow/voucher/voucher.ts';
import type { Translator } from '../../locales/translator.ts';
import { deskData, type Card, type FormState } from '../kit/card.ts';
import { choiceField, textField, type Field } from '../kit/field.ts';
import { formActions } from '../kit/form-actions.ts';
import { formHead } from '../kit/form-head.ts';
import { linkAction } from '../kit/link-action.ts';
import { template } from '../kit/template.ts';
import source from '../templates/release.json' with { type: 'json' };
import { voucherTitle } from '../voucher/voucher-words.ts';

export interface ReleaseView {
  readonly voucher: Voucher;
  readonly commandId: string;
  readonly form: FormState;
  readonly programme: Programme;
}

type FieldName = 'reason' | 'confirmationReference';

const fill = template<Record<FieldName, Field> & { head: Field; actions: object }>(source);

/** Gives the reservation back, for one of the programme's reasons. */
export function releaseCard(t: Translator, view: ReleaseView): Card {
  const { commandId, programme, voucher } = view;
  const form = { t, state: view.form };
  const fields: Record<FieldName, Field> = {
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
  return fill({
    head: formHead(t, {
      title: t.text('release.title'),
      about: voucherTitle(t, voucher),
      intro: 'release.intro',
      form: view.form,
      fields: Object.keys(fields),
    }),
    ...fields,
    actions: formActions(
      t,
      'release',
      deskData(voucher, commandId),
      linkAction(t, programme, 'partner-center'),
    ),
  });
}
