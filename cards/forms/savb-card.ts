import type { Programme } from '../../workflow/programme/definition.ts';
import { allOf } from '../../workflow/kernel/facts.ts';
import { LIMITS } from '../../workflow/kernel/fields.ts';
import type { Translator } from '../../locales/translator.ts';
import type { Card, CardAction, FormState } from '../kit/card.ts';
import { textField, type Field } from '../kit/field.ts';
import { commandAction, formActions } from '../kit/form-actions.ts';
import { formHead } from '../kit/form-head.ts';
import { linkAction } from '../kit/link-action.ts';
import { template } from '../kit/template.ts';
import source from '../templates/savb.json' with { type: 'json' };
import { paragraph } from '../kit/text-blocks.ts';

export interface SavbView {
  readonly commandId: string;
  readonly form: FormState;
  readonly programme: Programme;
  /** Only a global admin confirms it; others are told whom to ask. */
  readonly mayConfirm: boolean;
  /** Names of the global admins, for those who must ask one. */
  readonly admins: readonly string[];
  /** The voucher whose payment brought it up. */
  readonly voucherId?: string;
}

const fill = template<{
  readonly head: Field;
  readonly body: Field;
  readonly actions: readonly CardAction[];
}>(source);

/** The registration in the payment tool, needed once before the first payment. */
export function savbCard(t: Translator, view: SavbView): Card {
  const { commandId, mayConfirm, programme, voucherId } = view;
  const link = linkAction(t, programme, 'payment');
  return fill({
    head: formHead(t, {
      title: t.text('savb.title'),
      intro: 'savb.intro',
      form: view.form,
      fields: ['confirmationReference'],
    }),
    body: mayConfirm ? confirmation(t, view) : [paragraph(whomToAsk(t, view.admins))],
    actions: mayConfirm
      ? formActions(t, 'confirm-savb', { voucherId, commandId }, link)
      : [commandAction(t, voucherId === undefined ? 'vouchers' : 'status', { voucherId }), ...link],
  });
}

function confirmation(t: Translator, { form }: SavbView): Field {
  return textField({ t, state: form }, 'confirmationReference', {
    max: LIMITS.line,
    words: 'savbReference',
  });
}

function whomToAsk(t: Translator, admins: readonly string[]): string {
  return t.text('savb.ask', { admins: admins.length === 0 ? '' : allOf(admins) });
}
