import type { Check } from '../workflow/checks.ts';
import type { Speaker } from '../locales/speaker.ts';
import type { Element, FormState } from './card.ts';
import { checkWords } from './check-words.ts';

interface Form {
  readonly say: Speaker;
  readonly state: FormState;
}

/** Why what was typed into a field was refused, to stand directly under it. */
export function fieldNotes(form: Form, name: string): readonly Element[] {
  return form.state.refused
    .filter((check) => check.field === name)
    .map((check) => note(form, check));
}

/** What was refused but belongs to no field of the form, and how many fields want another look. */
export function formNotes(form: Form, fields: readonly string[]): readonly Element[] {
  const { refused } = form.state;
  if (refused.length === 0) return [];
  const elsewhere = refused.filter((check) => !fields.includes(check.field ?? ''));
  const count = new Set(refused.map((check) => check.field).filter((f) => fields.includes(f ?? '')))
    .size;
  const summary = count === 0 ? [] : [attention(form.say.text('form.look-again', { count }))];
  return [...summary, ...elsewhere.map((check) => note(form, check))];
}

function note(form: Form, check: Check): Element {
  const { what, next } = checkWords(form.say, check);
  return attention([what, next].filter((part) => part !== '').join(' '));
}

/** The sign says it as well as the colour does. */
function attention(text: string): Element {
  return { type: 'TextBlock', text: `⚠ ${text}`, color: 'attention', wrap: true, spacing: 'small' };
}
