import type { MessageKey, Translator } from '../../locales/translator.ts';
import source from '../templates/form.json' with { type: 'json' };
import type { Card, CardAction, DeskData, Element, FormState } from './card.ts';
import { formNotes } from './field-notes.ts';
import { formActions, type SubmitOptions, type Verb } from './form-actions.ts';
import { template } from './template.ts';
import { paragraph, subtle } from './text-blocks.ts';

interface FormCard {
  readonly verb: Verb;
  readonly title: string;
  /** What the form is about: a voucher, a person. */
  readonly about?: string;
  readonly intro?: MessageKey;
  readonly form: FormState;
  /** Holds the command id, which makes a repeated click count once. */
  readonly data?: DeskData;
  /** Inputs with their notes, and what stands between them, in order. */
  readonly fields: readonly Element[];
  /** Buttons between submit and *Cancel*. */
  readonly more?: readonly CardAction[];
  readonly submit?: SubmitOptions;
}

const fill = template<{
  readonly title: string;
  readonly head: readonly Element[];
  readonly fields: readonly Element[];
  readonly actions: readonly CardAction[];
}>(source);

/** A card with inputs: head, fields, and the buttons to submit or cancel. */
export function formCard(t: Translator, wanted: FormCard): Card {
  const { about, data = {}, fields, form, intro, more, submit, title, verb } = wanted;
  const notes = formNotes(t, form, inputIds(fields));
  return fill(t, {
    title,
    head: [
      ...(about === undefined ? [] : [subtle(about)]),
      ...(intro === undefined ? [] : [paragraph(t.text(intro))]),
      ...(notes.length === 0 ? [] : [{ type: 'Container', style: 'attention', items: notes }]),
    ],
    fields,
    actions: formActions(t, verb, data, more, submit),
  });
}

/** Ids of the inputs, also of those side by side or folded; a refusal of any other goes to the head. */
function inputIds(elements: readonly Element[]): readonly string[] {
  return elements.flatMap(({ id, items, type }) => {
    if (Array.isArray(items)) return inputIds(items as readonly Element[]);
    return typeof id === 'string' && String(type).startsWith('Input.') ? [id] : [];
  });
}
