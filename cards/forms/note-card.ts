import { moment } from '../../workflow/kernel/facts.ts';
import { LIMITS } from '../../workflow/kernel/fields.ts';
import type { Note, Voucher } from '../../workflow/voucher/voucher.ts';
import type { Translator } from '../../locales/translator.ts';
import { deskData, type Card, type Element, type FormState } from '../kit/card.ts';
import { textField } from '../kit/field.ts';
import { commandAction } from '../kit/form-actions.ts';
import { formCard } from '../kit/form-card.ts';
import { tappableRow } from '../kit/tappable-row.ts';
import { paragraph, sectionTitle, subtle } from '../kit/text-blocks.ts';
import { voucherTitle } from '../voucher/voucher-words.ts';

/** Own notes that can be chosen, and the characters shown of each. */
const OWN_MAX = 10;
const SHOWN = 100;

export interface NoteView {
  readonly voucher: Voucher;
  readonly commandId: string;
  readonly form: FormState;
  /** The reader's own notes, the latest first. */
  readonly own: readonly Note[];
}

/** Adds a note, or changes one of the reader's own. */
export function noteCard(t: Translator, view: NoteView): Card {
  const { commandId, own, voucher } = view;
  const { noteId } = view.form.values;
  const chosen = own.find((one) => String(one.noteId) === noteId);
  const data = deskData(voucher, commandId);
  return formCard(t, {
    verb: 'note',
    title: t.text(chosen ? 'note.title.change' : 'note.title'),
    about: voucherTitle(t, voucher),
    intro: 'note.intro',
    form: view.form,
    data: chosen ? { ...data, noteId: String(chosen.noteId) } : data,
    fields: [
      ...textField({ t, state: view.form }, 'note', {
        max: LIMITS.reference,
        multiline: true,
        ...(chosen && { value: chosen.note }),
      }),
      ...(chosen ? [] : ownNotes(t, voucher, own)),
    ],
    more: chosen
      ? [
          commandAction(
            t,
            'note',
            { ...data, noteId: String(chosen.noteId), remove: 'true' },
            { title: 'delete-note', style: 'destructive', inputs: 'none' },
          ),
        ]
      : [],
    submit: { title: 'save' },
  });
}

function ownNotes(t: Translator, voucher: Voucher, own: readonly Note[]): readonly Element[] {
  if (own.length === 0) return [];
  const rows = own.slice(0, OWN_MAX).map(({ at, note, noteId }) => {
    const text = note.length > SHOWN ? `${note.slice(0, SHOWN)}…` : note;
    return tappableRow(t, {
      verb: 'note',
      data: { ...deskData(voucher), noteId: String(noteId) },
      action: t.plain('button.change-note'),
      main: [paragraph(t.fact(text)), subtle(t.fact(moment(at)))],
      inForm: true,
    });
  });
  return [sectionTitle(t.text('note.own')), ...rows];
}
