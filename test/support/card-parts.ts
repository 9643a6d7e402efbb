/** Finds parts of a finished card at any depth. */

export type Part = Readonly<Record<string, unknown>>;

/** All objects of the card with their paths. */
export function partsOf(value: unknown, at = 'card'): readonly (readonly [string, Part])[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => partsOf(item, `${at}[${index}]`));
  if (value === null || typeof value !== 'object') return [];
  const part = value as Part;
  const within = Object.entries(part).flatMap(([name, inner]) => partsOf(inner, `${at}.${name}`));
  return [[at, part], ...within];
}

export const typeOf = (part: Part): string => (typeof part.type === 'string' ? part.type : '');

export const inputsOf = (card: unknown): readonly Part[] =>
  partsOf(card)
    .map(([, part]) => part)
    .filter((part) => typeOf(part).startsWith('Input.'));

/**
 * All buttons and taps with their verbs, whatever their action type; without the actions of
 * automatic refreshes.
 */
export const executesOf = (card: unknown): readonly Part[] =>
  partsOf(card)
    .filter(([at, part]) => isCommand(part) && !/\.(?:refresh\.action|fallback)$/u.test(at))
    .map(([, part]) => ({ verb: (part.data as { desk?: Part } | undefined)?.desk?.verb, ...part }));

const isCommand = (part: Part): boolean =>
  typeOf(part) === 'Action.Execute' || typeOf(part) === 'Action.Submit';

/** The tap action of each row. */
export const tapsOf = (card: unknown): readonly Part[] =>
  partsOf(card).flatMap(([, { selectAction }]) => (selectAction ? [selectAction as Part] : []));

/** Titles shared by rows with different tap actions. */
export function ambiguousTitles(card: unknown): readonly string[] {
  const alike = Map.groupBy(tapsOf(card), ({ title }) => String(title));
  const differ = (taps: readonly Part[]) =>
    new Set(taps.map(({ data, verb }) => JSON.stringify([verb, data]))).size > 1;
  return [...alike].flatMap(([title, taps]) => (differ(taps) ? [title] : []));
}

const PLAIN = ['title', 'label', 'errorMessage', 'placeholder', 'tooltip', 'altText'];

const ICONS = new Set<unknown>(['✔', '✘', '⚠', '…', '▶', '○', 'ℹ']);

/** Texts that clients render as Markdown; an icon's symbol is joined to the text next to it. */
export function markdownOf(card: unknown): readonly string[] {
  let sign = '';
  return partsOf(card).flatMap(([, part]) => {
    if (typeof part.text !== 'string' || typeOf(part) === 'Badge') return [];
    if (ICONS.has(part.text)) {
      sign = `${part.text} `;
      return [];
    }
    const text = `${sign}${part.text}`;
    sign = '';
    return [text];
  });
}

/** Texts that clients show literally. */
export function plainOf(card: unknown): readonly string[] {
  return partsOf(card).flatMap(([, part]) =>
    [...PLAIN.map((name) => part[name]), ...(typeOf(part) === 'Badge' ? [part.text] : [])].filter(
      (text): text is string => typeof text === 'string',
    ),
  );
}
