import { moment } from '../../workflow/kernel/facts.ts';
import { LIMITS } from '../../workflow/kernel/fields.ts';
import type { UndoableEntry } from '../../workflow/partner/context.ts';
import type { VoucherEvent } from '../../workflow/steps/catalogue.ts';
import type { VoucherView } from '../../workflow/views/voucher-view.ts';
import type { Voucher } from '../../workflow/voucher/voucher.ts';
import type { Translator } from '../../locales/translator.ts';
import { eventWords } from '../history/event-words.ts';
import { actorWords } from '../kit/actor-words.ts';
import { badge } from '../kit/badge.ts';
import { deskData, type Card, type Element, type FormState } from '../kit/card.ts';
import { textField } from '../kit/field.ts';
import { formCard } from '../kit/form-card.ts';
import { paragraph, sectionTitle, subtle } from '../kit/text-blocks.ts';
import { nextElements } from '../voucher/progress.ts';
import { statusLook, voucherTitle } from '../voucher/voucher-words.ts';

export interface UndoView {
  readonly voucher: Voucher;
  readonly commandId: string;
  readonly form: FormState;
  /** The entry, and its event. */
  readonly entry: UndoableEntry;
  readonly event: VoucherEvent;
  /** The voucher without the entry. */
  readonly after: VoucherView;
}

/** The last entry, and what the voucher is without it. */
export function undoCard(t: Translator, view: UndoView): Card {
  const { after, commandId, entry, event, voucher } = view;
  const form = { t, state: view.form };
  const fields = {
    reason: textField(form, 'reason', {
      max: LIMITS.reference,
      multiline: true,
      words: 'undoReason',
    }),
  };
  return formCard(t, {
    verb: 'undo',
    title: t.text('undo.title'),
    about: voucherTitle(t, voucher),
    form: view.form,
    data: deskData(voucher, commandId),
    fields: [
      sectionTitle(t.text('undo.entry')),
      paragraph(eventWords(t, event)),
      subtle(`${t.fact(moment(entry.at))} · ${actorWords(t, entry.by)}`),
      sectionTitle(t.text('undo.after')),
      badge(statusLook(t, after.voucher)),
      ...afterwards(t, after),
      ...fields.reason,
    ],
    submit: { title: 'take-back' },
  });
}

function afterwards(t: Translator, { next, voucher }: VoucherView): readonly Element[] {
  return nextElements(t, voucher, next);
}
