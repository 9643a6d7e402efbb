import { unmet, type Check } from '../../workflow/kernel/checks.ts';
import type { Voucher } from '../../workflow/voucher/voucher.ts';
import type { Translator } from '../../locales/translator.ts';
import { deskData, type DeskData, type Element } from '../kit/card.ts';
import { checkLines } from '../kit/check-lines.ts';
import { choiceField, type Field, type Form } from '../kit/field.ts';
import { iconLine } from '../kit/icon.ts';
import { paragraph, subheading } from '../kit/text-blocks.ts';
import { voucherChoice, voucherTitle } from '../voucher/voucher-words.ts';

/** A voucher for which the step may be possible, with its checks. */
export interface Candidate {
  readonly voucher: Voucher;
  readonly checks: readonly Check[];
}

type Candidates = readonly [Candidate, ...Candidate[]];

/** A choice of vouchers, the requested one ticked; no field if there is only one. */
export function candidateField(form: Form, candidates: Candidates): Field {
  if (candidates.length === 1) return [];
  return choiceField(form, 'voucherIds', {
    several: true,
    style: 'expanded',
    choices: candidates.map(({ voucher }) => ({
      title: voucherChoice(form.t, voucher),
      value: voucher.voucherId,
    })),
    value: candidates[0].voucher.voucherId,
  });
}

/** A single voucher is named on the button; several are ticked in the form. */
export function candidateData(candidates: Candidates, commandId: string): DeskData {
  return candidates.length === 1 ? deskData(candidates[0].voucher, commandId) : { commandId };
}

/** All checks of the requested voucher; of the others the unmet ones, if any. */
export function candidateChecks(t: Translator, candidates: Candidates): readonly Element[] {
  return candidates.flatMap(({ checks, voucher }, index) => {
    const shown = index === 0 ? checks : unmet(checks);
    return [
      { ...subheading(voucherTitle(t, voucher)), separator: index > 0 },
      ...checkLines(t, shown),
      ...(shown.length === 0 ? [iconLine('met', [paragraph(t.text('checks.all-met'))])] : []),
    ];
  });
}
