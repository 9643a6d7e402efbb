import type { Programme } from '../../workflow/programme/definition.ts';
import { allOf } from '../../workflow/kernel/facts.ts';
import { LIMITS } from '../../workflow/kernel/fields.ts';
import type { Translator } from '../../locales/translator.ts';
import type { Card, FormState } from '../kit/card.ts';
import { choiceField, textField } from '../kit/field.ts';
import { offerChoices } from '../kit/programme-choices.ts';
import { commandAction } from '../kit/form-actions.ts';
import { formCard } from '../kit/form-card.ts';
import { formNotes } from '../kit/field-notes.ts';
import { linkAction } from '../kit/link-action.ts';
import { listCard } from '../kit/list-card.ts';
import { paragraph } from '../kit/text-blocks.ts';

export interface SavbView {
  readonly commandId: string;
  readonly form: FormState;
  readonly programme: Programme;
  /** Codes of the offers to choose from. */
  readonly offers: readonly string[];
  /** True for a global admin; for others the card names the admins to ask. */
  readonly mayConfirm: boolean;
  readonly admins: readonly string[];
  /** The voucher whose payment request requires the registration. */
  readonly voucherId?: string;
}

/** The registration in the payment tool, required before the first payment request of an offer. */
export function savbCard(t: Translator, view: SavbView): Card {
  const { commandId, form, mayConfirm, offers, programme, voucherId } = view;
  const title = t.text('savb.title');
  const link = linkAction(t, programme, 'payment');
  if (!mayConfirm)
    return listCard(t, {
      title,
      intro: t.text('savb.intro'),
      rows: [...formNotes(t, form, []), paragraph(whomToAsk(t, view.admins))],
      actions: [
        commandAction(t, voucherId === undefined ? 'vouchers' : 'status', { voucherId }),
        ...link,
      ],
    });
  return formCard(t, {
    verb: 'confirm-savb',
    title,
    intro: 'savb.intro',
    form,
    data: { voucherId, commandId },
    fields: [
      ...choiceField({ t, state: form }, 'offer', {
        choices: offerChoices(t, programme, offers),
        words: 'savbOffer',
        ...(offers.length === 1 && { value: offers[0] }),
      }),
      ...textField({ t, state: form }, 'confirmationReference', {
        max: LIMITS.line,
        words: 'savbReference',
      }),
    ],
    more: link,
  });
}

function whomToAsk(t: Translator, admins: readonly string[]): string {
  return t.text('savb.ask', { admins: admins.length === 0 ? '' : allOf(admins) });
}
