import type { Check } from '../../workflow/kernel/checks.ts';
import type { Voucher } from '../../workflow/voucher/voucher.ts';
import type { Translator } from '../../locales/translator.ts';
import { deskData, type Card, type CardAction, type Element } from '../kit/card.ts';
import { checkLines } from '../kit/check-lines.ts';
import { commandAction } from '../kit/form-actions.ts';
import { template } from '../kit/template.ts';
import source from '../templates/validation.json' with { type: 'json' };
import { voucherTitle } from './voucher-words.ts';

export interface ValidationView {
  readonly voucher: Voucher;
  /** Every line that was looked at, met or not. */
  readonly checks: readonly Check[];
  readonly mayReserve: boolean;
}

const fill = template<{
  readonly title: string;
  readonly color: string;
  readonly about: string;
  readonly lines: readonly Element[];
  readonly actions: readonly CardAction[];
}>(source);

/** Every line that validation looked at, ticked or with what is missing and what to do. */
export function validationCard(t: Translator, view: ValidationView): Card {
  const { checks, mayReserve, voucher } = view;
  const unmet = checks.filter((check) => !check.met).length;
  const data = deskData(voucher);
  return fill({
    title:
      unmet === 0
        ? `✔ ${t.text('validation.good')}`
        : `✘ ${t.text('validation.bad', { count: unmet })}`,
    color: unmet === 0 ? 'good' : 'attention',
    about: voucherTitle(t, voucher),
    lines: checkLines(t, checks),
    actions: [
      ...(mayReserve ? [commandAction(t, 'reserve', data)] : []),
      ...(unmet > 0 ? [commandAction(t, 'validate', data)] : []),
      commandAction(t, 'status', data),
    ],
  });
}
