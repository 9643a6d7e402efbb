import { plainSafe } from '../../locales/neutral-text.ts';

const ENTITIES: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&' };

/** Removes the escapes, entities and emphasis of Markdown. */
export function plainOf(markdown: string): string {
  return markdown
    .replace(/(\\[^\w\s])|\*\*/gu, (_all, escaped?: string) => escaped?.slice(1) ?? '')
    .replace(/&(?:lt|gt|amp);/gu, (entity) => ENTITIES[entity] ?? entity)
    .trim();
}

/** Texts in reading order, without fallbacks. Lazy: most callers read only the first few. */
export function* plainTexts(value: unknown): Generator<string, void> {
  if (typeof value !== 'object' || value === null) return;
  const { text, type } = value as { readonly text?: unknown; readonly type?: unknown };
  if (type === 'TextBlock') yield plainSafe(plainOf(String(text)));
  else if (type === 'Badge') yield String(text);
  else
    for (const [name, inner] of Object.entries(value))
      if (name !== 'fallback') yield* plainTexts(inner);
}

/** The text, cut after `max` characters. */
export function shortened(text: string, max: number): string {
  return text.length <= max ? text : `${text.slice(0, max)}…`;
}
