import type { Check } from '../../workflow/kernel/checks.ts';
import type { Translator } from '../../locales/translator.ts';
import type { Element, FormState } from './card.ts';
import { checkWords } from './check-words.ts';

/** Unmet checks of one field, shown directly below it. */
export function fieldNotes(t: Translator, form: FormState, name: string): readonly Element[] {
  return form.refused.filter((check) => check.field === name).map((check) => note(t, check));
}

/**
 * Notes for the head of a form: the number of fields to correct, and the unmet checks that belong
 * to none of its fields.
 */
export function formNotes(
  t: Translator,
  form: FormState,
  fields: readonly string[],
): readonly Element[] {
  const withNotes = new Set(form.refused.flatMap(({ field }) => field ?? []).filter(isIn(fields)));
  const elsewhere = form.refused.filter(
    ({ field }) => field === undefined || !withNotes.has(field),
  );
  return [
    ...(withNotes.size > 0
      ? [attention(t.text('form.look-again', { count: withNotes.size }))]
      : []),
    ...elsewhere.map((check) => note(t, check)),
  ];
}

const isIn =
  (fields: readonly string[]) =>
  (field: string): boolean =>
    fields.includes(field);

function note(t: Translator, check: Check): Element {
  const { next, what } = checkWords(t, check);
  return attention(next === '' ? what : `${what} ${next}`);
}

/** The sign repeats the meaning of the colour. */
function attention(text: string): Element {
  return { type: 'TextBlock', text: `⚠ ${text}`, color: 'attention', wrap: true, spacing: 'small' };
}
