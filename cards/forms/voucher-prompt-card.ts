import type { Voucher } from '../../workflow/voucher/voucher.ts';
import type { Translator } from '../../locales/translator.ts';
import { voucherChoices } from '../kit/choices.ts';
import { deskData, type Card, type Element, type FormState } from '../kit/card.ts';
import { choiceField, textField, type Field } from '../kit/field.ts';
import { commandAction, type Verb } from '../kit/form-actions.ts';
import { formCard } from '../kit/form-card.ts';
import { tappableRow } from '../kit/tappable-row.ts';
import { paragraph } from '../kit/text-blocks.ts';
import { voucherTitle } from '../voucher/voucher-words.ts';

export interface VoucherPromptView {
  /** The step to begin; also the verb of the buttons. */
  readonly command: Verb;
  /** Most urgent first; at most `LIKELY_MAX` are shown. */
  readonly vouchers: readonly Voucher[];
  readonly form: FormState;
  /** A typed ID without a voucher; it can be registered. */
  readonly unknown?: string;
}

const LIKELY_MAX = 5;
const TYPED_MAX = 25;

/** Asks for the voucher: a tap on a likely one, or the ID of another. */
export function voucherPromptCard(t: Translator, view: VoucherPromptView): Card {
  const { command, form, unknown } = view;
  return formCard(t, {
    verb: command,
    title: t.text('voucher-prompt.title', { command: t.plain(`button.${command}`) }),
    form,
    fields: [...likelyRows(t, view), ...whichField(t, view)],
    more:
      unknown === undefined
        ? []
        : [commandAction(t, 'register', { voucherId: unknown }, { inputs: 'none' })],
    // Submit only opens the step's form, even if the command is destructive.
    submit: { style: 'positive' },
  });
}

/** A text for the ID, or a search if there are many vouchers. */
function whichField(t: Translator, { form, vouchers }: VoucherPromptView): Field {
  const words = vouchers.length > 0 ? 'otherVoucherId' : undefined;
  if (vouchers.length <= TYPED_MAX)
    return textField({ t, state: form }, 'voucherId', { max: 64, words });
  return choiceField({ t, state: form }, 'voucherId', {
    choices: voucherChoices(t, vouchers),
    style: 'filtered',
    dataset: 'vouchers',
    words: 'searchedVoucherId',
  });
}

function likelyRows(t: Translator, { command, vouchers }: VoucherPromptView): readonly Element[] {
  if (vouchers.length === 0) return [paragraph(t.text('voucher-prompt.none'))];
  return vouchers.slice(0, LIKELY_MAX).map((voucher) => ({
    ...tappableRow(t, {
      verb: command,
      action: t.plain(`button.${command}`),
      data: deskData(voucher),
      inForm: true,
      isApart: false,
      main: [paragraph(voucherTitle(t, voucher))],
    }),
    style: 'emphasis',
    spacing: 'default',
  }));
}
