import { messagesOf, type MessageKey } from '../../locales/languages.ts';
import type { Translator } from '../../locales/translator.ts';
import { inputFact } from '../../workflow/voucher/parts.ts';
import type { Element } from './card.ts';
import { shortened } from './plain-text.ts';
import { subtle } from './text-blocks.ts';

/** Characters of a value: two long ones still fit on a card next to a voucher. */
const SHOWN = 1_000;

/** The values of a form that cannot be shown again, to copy them; nothing if it was empty. */
export function typedValues(
  t: Translator,
  values: Readonly<Record<string, string>>,
): readonly Element[] {
  const lines = Object.entries(values).flatMap(([name, value]) => {
    const key = `field.${name}.label`;
    const isTyped = value.trim() !== '' && value !== 'true' && value !== 'false';
    if (!isTyped || name.startsWith('voucherId') || !isMessage(key)) return [];
    const typed = inputFact(name, shortened(value, SHOWN));
    return [subtle(`${t.text(key)}: ${t.fact(typed)}`)];
  });
  if (lines.length === 0) return [];
  return [{ ...subtle(t.text('typed.title')), spacing: 'medium' }, ...lines];
}

const isMessage = (key: string): key is MessageKey => Object.hasOwn(messagesOf('en'), key);
