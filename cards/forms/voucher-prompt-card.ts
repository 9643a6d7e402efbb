import type { Voucher } from '../../workflow/voucher/voucher.ts';
import type { Translator } from '../../locales/translator.ts';
import { voucherChoices } from '../kit/choices.ts';
import type { Card, Element, FormState } from '../kit/card.ts';
import { choiceField, textField, type Field } from '../kit/field.ts';
import { commandAction, formActions, type Verb } from '../kit/form-actions.ts';
import { formHead } from '../kit/form-head.ts';
import { template } from '../kit/template.ts';
import source from '../templates/voucher-prompt.json' with { type: 'json' };
import { paragraph, withOnward } from '../kit/text-blocks.ts';
import { voucherTapInForm } from '../voucher/voucher-tap.ts';
import { voucherTitle } from '../voucher/voucher-words.ts';

export interface VoucherPromptView {
  /** The step the voucher is wanted for; also the verb of the buttons. */
  readonly command: Verb;
  /** The likely ones, the most urgent first; at most `LIKELY_MAX` are shown. */
  readonly vouchers: readonly Voucher[];
  readonly form: FormState;
  /** An ID that was typed and is not known: it can be registered. */
  readonly unknown?: string;
}

const LIKELY_MAX = 5;
const MANY = 25;

const fill = template<{
  readonly head: Field;
  readonly likely: readonly Element[];
  readonly voucherId: Field;
  readonly actions: object;
}>(source);

/** Which voucher? One tap on a likely one, or the ID of another. */
export function voucherPromptCard(t: Translator, view: VoucherPromptView): Card {
  const { command, form, unknown } = view;
  return fill({
    head: formHead(t, {
      title: t.text('voucher-prompt.title', { command: t.plain(`button.${command}`) }),
      form,
      fields: ['voucherId'],
    }),
    likely: likelyRows(t, view),
    voucherId: whichField(t, view),
    actions: formActions(
      t,
      command,
      {},
      unknown === undefined
        ? []
        : [commandAction(t, 'register', { voucherId: unknown }, { inputs: 'none' })],
    ),
  });
}

/** Of few vouchers an ID that is typed; of many one that is searched for. */
function whichField(t: Translator, { form, vouchers }: VoucherPromptView): Field {
  const words = vouchers.length > 0 ? 'otherVoucherId' : undefined;
  if (vouchers.length <= MANY)
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
    type: 'Container',
    style: 'emphasis',
    selectAction: voucherTapInForm(t, command, voucher),
    items: [withOnward([paragraph(voucherTitle(t, voucher))])],
  }));
}
