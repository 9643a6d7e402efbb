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
  /** Voucher or person of the form, shown below the title. */
  readonly about?: string;
  readonly intro?: MessageKey;
  readonly form: FormState;
  /** Includes the command id, which makes a repeated click idempotent. */
  readonly data?: DeskData;
  /** Inputs with their notes, and any elements between them. */
  readonly fields: readonly Element[];
  /** Buttons between submit and *Cancel*. */
  readonly more?: readonly CardAction[];
  readonly submit?: SubmitOptions;
}

const fill = template<{
  readonly news: readonly Element[];
  readonly title: string;
  readonly head: readonly Element[];
  readonly fields: readonly Element[];
  readonly actions: readonly CardAction[];
}>(source);

/** A form: head, fields, submit and *Cancel*. */
export function formCard(t: Translator, wanted: FormCard): Card {
  const { about, data = {}, fields, form, intro, more, submit, title, verb } = wanted;
  const notes = [...formNotes(t, form, inputIds(fields)), ...(form.help ?? [])];
  return fill(t, {
    news: form.news ?? [],
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

/** Ids of all inputs, nested ones included; unmet checks of other fields go to the head. */
function inputIds(elements: readonly Element[]): readonly string[] {
  return elements.flatMap(({ id, items, type }) => {
    if (Array.isArray(items)) return inputIds(items as readonly Element[]);
    return typeof id === 'string' && String(type).startsWith('Input.') ? [id] : [];
  });
}
