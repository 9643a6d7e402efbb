import type { Check } from '../../workflow/kernel/checks.ts';
import type { Voucher } from '../../workflow/voucher/voucher.ts';
import type { Translator } from '../../locales/translator.ts';
import { deskData, type DeskData, type Element } from '../kit/card.ts';
import { checkLines } from '../kit/check-lines.ts';
import { choiceField, type Field, type Form } from '../kit/field.ts';
import { iconLine } from '../kit/icon.ts';
import { paragraph, subheading } from '../kit/text-blocks.ts';
import { voucherChoice, voucherTitle } from '../voucher/voucher-words.ts';

/** A voucher that a step could be taken for, with everything that was looked at first. */
export interface Candidate {
  readonly voucher: Voucher;
  readonly checks: readonly Check[];
}

type Candidates = readonly [Candidate, ...Candidate[]];

/** Which of several vouchers; the one asked for is ticked. Of one alone there is nothing to choose. */
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

/** One voucher goes with the button, of several the ticked ones come with the form. */
export function candidateData(candidates: Candidates, commandId: string): DeskData {
  return candidates.length === 1 ? deskData(candidates[0].voucher, commandId) : { commandId };
}

/** All lines for the voucher asked for; of the others the unmet ones, or that there are none. */
export function candidateChecks(t: Translator, candidates: Candidates): readonly Element[] {
  return candidates.flatMap(({ checks, voucher }, index) => {
    const shown = index === 0 ? checks : checks.filter((check) => !check.met);
    return [
      { ...subheading(voucherTitle(t, voucher)), separator: index > 0 },
      ...checkLines(t, shown),
      ...(shown.length === 0 ? [iconLine('met', [paragraph(t.text('checks.all-met'))])] : []),
    ];
  });
}
