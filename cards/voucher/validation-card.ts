import type { Check } from '../../workflow/kernel/checks.ts';
import type { Voucher } from '../../workflow/voucher/voucher.ts';
import type { Translator } from '../../locales/translator.ts';
import { deskData, type Card } from '../kit/card.ts';
import { alreadyDoneAction } from '../kit/already-done-action.ts';
import { checkLines } from '../kit/check-lines.ts';
import { commandAction } from '../kit/form-actions.ts';
import { listCard } from '../kit/list-card.ts';
import { voucherTitle } from './voucher-words.ts';

export interface ValidationView {
  readonly voucher: Voucher;
  readonly checks: readonly Check[];
  readonly mayReserve: boolean;
  /** The typed values, if the unmet checks can be waived by a declaration. */
  readonly alreadyDone?: Readonly<Record<string, string>>;
}

/** All checks of the validation, the unmet ones with the next step. */
export function validationCard(t: Translator, view: ValidationView): Card {
  const { alreadyDone, checks, mayReserve, voucher } = view;
  const unmet = checks.filter((check) => !check.met).length;
  const data = deskData(voucher);
  return listCard(t, {
    title: unmet === 0 ? t.text('validation.good') : t.text('validation.bad', { count: unmet }),
    about: voucherTitle(t, voucher),
    rows: checkLines(t, checks),
    actions: [
      ...(mayReserve ? [commandAction(t, 'reserve', data, { style: 'positive' })] : []),
      ...(unmet > 0
        ? [commandAction(t, 'validate', data, mayReserve ? {} : { style: 'positive' })]
        : []),
      ...(alreadyDone ? [alreadyDoneAction(t, 'validate', data, alreadyDone)] : []),
      commandAction(t, 'status', data),
    ],
  });
}
