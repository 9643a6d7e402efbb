import type { MessageKey, Translator } from '../../locales/translator.ts';
import type { Element, FormState } from './card.ts';
import { formNotes } from './field-notes.ts';
import { heading, paragraph, subtle } from './text-blocks.ts';

interface FormHead {
  readonly title: string;
  /** What the form is about: a voucher, a person. */
  readonly about?: string;
  /** What it is for, in a sentence. */
  readonly intro?: MessageKey;
  readonly form: FormState;
  /** The names of its fields: what was refused of these stands beside them. */
  readonly fields: readonly string[];
}

/** How every form begins: what it is, what it is about, and what wants another look. */
export function formHead(t: Translator, head: FormHead): readonly Element[] {
  const notes = formNotes(t, head.form, head.fields);
  return [
    heading(head.title),
    ...(head.about === undefined ? [] : [subtle(head.about)]),
    ...(head.intro === undefined ? [] : [paragraph(t.text(head.intro))]),
    ...(notes.length === 0 ? [] : [{ type: 'Container', style: 'attention', items: notes }]),
  ];
}
