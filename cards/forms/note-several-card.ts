import { LIMITS } from '../../workflow/kernel/fields.ts';
import type { Translator } from '../../locales/translator.ts';
import type { Card, FormState } from '../kit/card.ts';
import { textField } from '../kit/field.ts';
import { formCard } from '../kit/form-card.ts';
import { paragraph } from '../kit/text-blocks.ts';
import type { BatchOutcome } from '../voucher/batch-outcome-card.ts';
import { voucherTitle } from '../voucher/voucher-words.ts';
import type { Candidate } from './candidate.ts';
import { leftOutLines, requestedData } from './requested-vouchers.ts';

export interface NoteSeveralView {
  readonly commandId: string;
  readonly form: FormState;
  readonly candidates: readonly Candidate[];
  /** Requested vouchers that get no note. */
  readonly leftOut: readonly BatchOutcome[];
}

/** Adds the same note to several vouchers. */
export function noteSeveralCard(t: Translator, view: NoteSeveralView): Card {
  const { candidates, form } = view;
  return formCard(t, {
    verb: 'note-several',
    title: t.text('note.title'),
    about: t.text('several.count', { count: candidates.length }),
    intro: 'note.intro',
    form,
    data: requestedData(view),
    fields: [
      ...candidates.map(({ voucher }) => paragraph(voucherTitle(t, voucher))),
      ...textField({ t, state: form }, 'note', { max: LIMITS.reference, multiline: true }),
      ...leftOutLines(t, view.leftOut),
    ],
    submit: { title: 'save' },
  });
}
